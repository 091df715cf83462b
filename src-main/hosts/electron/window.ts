import { BrowserWindow, nativeTheme, screen } from 'electron'
import { pageOrigin } from './page-address.ts'
import { reachable, readWindowState, writeWindowState } from './window-state.ts'

const SMALLEST = { width: 1024, height: 700 }
const AT_FIRST = { width: 1440, height: 900 }
/** The page's own (tokens.css, --surface-0), so that a window that opens does not flash. */
const BACKGROUND = { light: '#ffffff', dark: '#16191b' }

export interface WindowFiles {
  readonly preload: string
  readonly icon: string
  /** Where its place and size are remembered. */
  readonly state: string
}

/** Makes the lab's window where it last was; it shows itself once there is something to see. */
export function makeWindow({ preload, icon, state }: WindowFiles): BrowserWindow {
  const before = readWindowState(state)
  nativeTheme.themeSource = before?.theme ?? 'system'
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  const bounds = before && reachable(before.bounds, screens)
  const window = new BrowserWindow({
    ...AT_FIRST,
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Ablation Lab',
    icon,
    backgroundColor: background(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // Chromium would fetch its dictionaries from the network.
      spellcheck: false
    }
  })
  if (before?.isMaximized) window.maximize()
  window.once('ready-to-show', () => {
    window.show()
  })
  window.on('close', () => {
    writeWindowState(state, {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      theme: nativeTheme.themeSource
    })
  })
  const followTheme = () => {
    window.setBackgroundColor(background())
  }
  nativeTheme.on('updated', followTheme)
  window.on('closed', () => nativeTheme.off('updated', followTheme))
  return window
}

/** Loads the page. A failure shows in the window itself. */
export function loadPage(window: BrowserWindow): void {
  window.loadURL(`${pageOrigin}/`).catch(() => undefined)
}

const background = () => (nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light)
