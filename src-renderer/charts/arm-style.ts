import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { sweptRamp } from '../../src-engine/spec/swept-fields.ts'

/** How an arm looks everywhere: never by colour alone. */
export interface ArmStyle {
  /** Names of CSS custom properties: the mark, text in that colour. */
  readonly mark: string
  readonly ink: string
  /** Dash pattern of its lines, in pixels; empty is solid. */
  readonly dash: readonly number[]
  readonly marker: 'circle' | 'square' | 'triangle' | 'diamond'
}

const style = (n: 1 | 2 | 3 | 4, dash: readonly number[], marker: ArmStyle['marker']): ArmStyle => ({
  mark: `--arm-${n}`,
  ink: `--arm-${n}-ink`,
  dash,
  marker
})

const STYLES = [
  style(1, [], 'circle'),
  style(2, [6, 3], 'square'),
  style(3, [2, 3], 'triangle'),
  style(4, [8, 3, 2, 3], 'diamond')
]

/** The colours of a sweep, from its lowest to its highest value. */
export const RAMP = [1, 2, 3, 4, 5].map((n) => `--ramp-${n}`)
/** Some of the ramp's colours are too pale for letters. */
export const RAMP_INK = '--ink-1'

/**
 * The style of each arm, the baseline's first among the styles whatever its place. Arms past the fourth repeat the last
 * three: charts show those as small multiples, where the name tells them apart.
 */
export function armStyles(arms: readonly string[], baseline: string): Map<string, ArmStyle> {
  const ordered = [baseline, ...arms.filter((arm) => arm !== baseline)]
  return new Map(ordered.map((arm, i) => [arm, i < 4 ? STYLES[i] : STYLES[1 + ((i - 1) % 3)]]))
}

/**
 * The styles of an experiment's arms: those that sweep one number in the ramp's colours from low to high, the others as if
 * they were alone.
 */
export function experimentStyles(spec: ExperimentSpec): Map<string, ArmStyle> {
  const names = spec.arms.map(({ name }) => name)
  const usual = armStyles(names, spec.baseline)
  const swept = sweptRamp(spec)
  if (!swept) return usual
  const others = armStyles(
    names.filter((name) => !swept.valueOf.has(name)),
    spec.baseline
  )
  return new Map(
    [...usual].map(([name, own]) => [
      name,
      others.get(name) ?? rampStyle(own, swept.valueOf.get(name), swept.levels)
    ])
  )
}

/** In the ramp's colours; neighbours keep another dash and marker. */
function rampStyle(own: ArmStyle, value: unknown, levels: readonly unknown[]): ArmStyle {
  const share = levels.indexOf(value) / (levels.length - 1)
  return { ...own, mark: RAMP[Math.round(share * (RAMP.length - 1))], ink: RAMP_INK }
}
