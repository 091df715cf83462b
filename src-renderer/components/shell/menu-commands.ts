import { onScopeDispose } from 'vue'
import type { MenuCommand } from '../../../src-main/contract/lab.ts'
import { runShortcut } from '../../keyboard/shortcuts.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { NEW_KEYS } from './screens.ts'

/** A command of the native menu does what its key does, whichever screen answers to it now. */
const keysOf = {
  search: 'Mod+K',
  'new-experiment': NEW_KEYS,
  compare: 'Mod+1',
  runs: 'Mod+2',
  exercises: 'Mod+3',
  'try-it': 'Mod+4',
  data: 'Mod+5',
  settings: 'Mod+6',
  'undo-delete': 'Mod+Z',
  export: 'E',
  shortcuts: '?'
} satisfies Record<MenuCommand, string>

/** Obeys the native menu for as long as the component or scope lives. Where there is none, nothing ever comes. */
export function useMenuCommands(): void {
  const leaving = new AbortController()
  onScopeDispose(() => {
    leaving.abort()
  })
  void follow(leaving.signal)
}

async function follow(signal: AbortSignal): Promise<void> {
  try {
    for await (const command of await lab().lab.menuCommands(undefined, { signal })) {
      runShortcut(keysOf[command])
    }
  } catch {
    // The connection was lost, or left. The lab's own store says so to the person.
  }
}
