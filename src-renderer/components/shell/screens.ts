import { isInOwnWindow } from '../../lab-client/own-window.ts'
import type { IconName } from '../base/icons.ts'

interface Screen {
  /** Of its route. */
  readonly name: string
  readonly label: string
  readonly icon: IconName
  readonly keys: string
}

/** A browser opens a window of its own at Mod+N, whatever its page wants. */
export const NEW_KEYS = isInOwnWindow ? 'Mod+N' : 'N'

/** The screens in the order of the navigation. */
export const screens: readonly Screen[] = [
  { name: 'new', label: 'New experiment', icon: 'plus', keys: NEW_KEYS },
  { name: 'compare', label: 'Compare', icon: 'compare', keys: 'Mod+1' },
  { name: 'runs', label: 'Runs', icon: 'runs', keys: 'Mod+2' },
  { name: 'exercises', label: 'Exercises', icon: 'exercises', keys: 'Mod+3' },
  { name: 'try', label: 'Try it', icon: 'pencil', keys: 'Mod+4' },
  { name: 'data', label: 'Data', icon: 'data', keys: 'Mod+5' },
  { name: 'settings', label: 'Settings', icon: 'settings', keys: 'Mod+6' }
]
