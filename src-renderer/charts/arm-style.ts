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

/**
 * The style of each arm, the baseline's first among the styles whatever its place. Arms past the fourth repeat the last
 * three: charts show those as small multiples, where the name tells them apart.
 */
export function armStyles(arms: readonly string[], baseline: string): Map<string, ArmStyle> {
  const ordered = [baseline, ...arms.filter((arm) => arm !== baseline)]
  return new Map(ordered.map((arm, i) => [arm, i < 4 ? STYLES[i] : STYLES[1 + ((i - 1) % 3)]]))
}
