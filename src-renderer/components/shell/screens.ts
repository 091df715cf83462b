import type { IconName } from '../base/icons.ts'

interface Screen {
  /** Of its route. */
  readonly name: string
  readonly label: string
  readonly icon: IconName
  readonly keys: string
}

/** The screens in the order of the navigation. */
export const screens: readonly Screen[] = [
  { name: 'new', label: 'New experiment', icon: 'plus', keys: 'Mod+N' },
  { name: 'compare', label: 'Compare', icon: 'compare', keys: 'Mod+1' },
  { name: 'runs', label: 'Runs', icon: 'runs', keys: 'Mod+2' },
  { name: 'exercises', label: 'Exercises', icon: 'exercises', keys: 'Mod+3' },
  { name: 'try', label: 'Try it', icon: 'pencil', keys: 'Mod+4' },
  { name: 'data', label: 'Data', icon: 'data', keys: 'Mod+5' },
  { name: 'settings', label: 'Settings', icon: 'settings', keys: 'Mod+6' }
]
