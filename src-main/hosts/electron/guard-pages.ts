import { app, session, type WebContents } from 'electron'
import { isPage } from './page-address.ts'

/** Copying text is all that the page may ask of the system; the clipboard cannot be read. */
const ALLOWED_PERMISSIONS = ['clipboard-sanitized-write']
/** Kinds of addresses that never leave this computer. */
const LOCAL = /^(lab|blob|data|devtools|chrome-extension):/

/**
 * Holds every page to what it is there for: it stays where it is, opens nothing, is granted nothing, and asks nothing of
 * the network. To be called once Electron is ready, before the first window.
 *
 * @param developmentServer the one other address that may be asked, where there is one
 */
export function guardPages(developmentServer: string | undefined): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_page, permission, answer) => {
    answer(ALLOWED_PERMISSIONS.includes(permission))
  })
  defaultSession.setPermissionCheckHandler((_page, permission) => ALLOWED_PERMISSIONS.includes(permission))
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    const isLocal = LOCAL.test(url) || (developmentServer !== undefined && isOf(developmentServer, url))
    answer({ cancel: !isLocal })
  })
  app.on('web-contents-created', (_event, contents) => {
    keepInPlace(contents)
  })
}

function keepInPlace(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  // Reloading is a navigation too, and the page may.
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
}

/** Vite tells its page of changes through a socket at the same place. */
function isOf(server: string, url: string): boolean {
  return new URL(server).host === new URL(url).host
}
