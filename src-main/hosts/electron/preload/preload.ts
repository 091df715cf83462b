import { ipcRenderer } from 'electron'

/*
 * Runs beside the page in the sandbox, in a world of its own. Nothing of it, and nothing of Electron, can be reached from
 * the page: it hands one end of the page's message channel on to the lab, and that is all it does.
 */
window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== location.origin) return
  if (event.data !== 'ablation-lab:connect') return
  ipcRenderer.postMessage('ablation-lab:connect', null, [...event.ports])
})
