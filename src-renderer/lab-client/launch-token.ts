const KEY = 'launch-token'

/**
 * The secret behind # in the address that the lab printed. It is taken out of the address bar before the router reads it
 * as a screen, and stays for as long as the tab does, so that reloading works.
 */
export const launchToken = takeToken()

function takeToken(): string {
  const found = /^#token=([\w-]+)$/.exec(location.hash)?.[1]
  if (found) {
    sessionStorage.setItem(KEY, found)
    history.replaceState(null, '', '#/')
  }
  return found ?? sessionStorage.getItem(KEY) ?? 'none'
}
