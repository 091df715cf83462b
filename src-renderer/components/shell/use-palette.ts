import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { themes, type Theme } from '../../../src-main/contract/theme.ts'
import { shortcutsInForce } from '../../keyboard/shortcuts.ts'
import { useExperiments } from '../../stores/experiments.ts'
import { useTheme } from '../../stores/theme.ts'
import { screens } from './screens.ts'

/** Somewhere to go, or something to do. */
export interface PaletteEntry {
  readonly label: string
  /** Searched, too. */
  readonly detail: string
  /** The shortcut for the same, where there is one. */
  readonly keys?: string
  readonly run: () => unknown
}

const themeLabels: Record<Theme, string> = {
  system: 'Theme as the system',
  light: 'Light theme',
  dark: 'Dark theme'
}

/** All that the search finds: screens, what the screen's keys do, looks, experiments. */
export function usePalette() {
  const router = useRouter()
  const experiments = useExperiments()
  const looks = useTheme()
  return computed<PaletteEntry[]>(() => [
    ...screens.map(({ name, label, keys }) => ({
      label,
      detail: 'Screen',
      keys,
      run: () => router.push({ name })
    })),
    { label: 'Start', detail: 'Screen', run: () => router.push({ name: 'start' }) },
    ...shortcutsInForce()
      .filter(({ keys, label }) => isCommand(keys) && screens.every((screen) => screen.label !== label))
      .map(({ label, group, keys, run }) => ({ label, detail: group, keys, run })),
    ...themes.map((theme) => ({
      label: themeLabels[theme],
      detail: 'Looks',
      run: () => (looks.theme = theme)
    })),
    ...experiments.all.map(({ id, name, spec }) => ({
      label: name,
      detail: `${id}  ${spec.question}`,
      run: () => router.push({ name: 'compare', query: { ids: id } })
    }))
  ])
}

/** Not the search itself, nor keys that move within something: those need it in view and at hand. */
const isCommand = (keys: string) =>
  keys !== 'Mod+K' && /^(Mod\+(Shift\+)?.+|Shift\+Mod\+.+|[A-Z?]|F2|Backspace)$/.test(keys)
