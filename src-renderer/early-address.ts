import type { Router } from 'vue-router'

/**
 * Goes where the address says when it is changed before the first screen has been loaded. The router hears of changes
 * from its first screen on, and would put back the address that it began with.
 */
export function followEarlyAddress(router: Router): void {
  const follow = () => void router.replace(location.hash.slice(1))
  const stop = () => {
    removeEventListener('hashchange', follow)
  }
  addEventListener('hashchange', follow)
  void router.isReady().then(stop, stop)
}
