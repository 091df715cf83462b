import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../contract/lab.ts'

export interface MenuActions {
  /** To the page. */
  readonly send: (command: MenuCommand) => void
  readonly openDataFolder: () => void
  /** Reload and developer tools: for who works on the lab. */
  readonly forDevelopers: boolean
}

/** The application's menu: the usual roles with their usual keys, and the page's own commands. */
export function applicationMenu({
  send,
  openDataFolder,
  forDevelopers
}: MenuActions): MenuItemConstructorOptions[] {
  const isMac = process.platform === 'darwin'
  const command = (id: MenuCommand, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    click() {
      send(id)
    },
    ...(accelerator === undefined ? {} : { accelerator })
  })
  const line = { type: 'separator' } as const

  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        command('new-experiment', 'New Experiment', 'CmdOrCtrl+N'),
        command('export', 'Export…'),
        line,
        { id: 'data-folder', label: 'Open Data Folder', click: openDataFolder },
        line,
        isMac ? { role: 'close' } : { role: 'quit' }
      ]
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'delete' },
        { role: 'selectAll' },
        line,
        command('undo-delete', 'Undo Deleting'),
        command('search', 'Search or Jump to…', 'CmdOrCtrl+K')
      ]
    },
    {
      label: '&View',
      submenu: [
        command('compare', 'Compare', 'CmdOrCtrl+1'),
        command('runs', 'Runs', 'CmdOrCtrl+2'),
        command('exercises', 'Exercises', 'CmdOrCtrl+3'),
        command('try-it', 'Try It', 'CmdOrCtrl+4'),
        command('data', 'Data', 'CmdOrCtrl+5'),
        command('settings', 'Settings', 'CmdOrCtrl+6'),
        line,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        // Ctrl+Plus needs Shift where + and = share a key.
        { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(forDevelopers ? [line, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : [])
      ]
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [command('shortcuts', 'Keyboard Shortcuts'), line, { role: 'about' }] }
  ]
}
