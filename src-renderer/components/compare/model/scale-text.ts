import type { YRange } from '../../../charts/epoch-plot.ts'
import type { YScale } from '../../../charts/y-range.ts'

/** A y axis in words: "log", "linear", "80 to 95 %". @param scales the two that the chart has */
export function scaleText(
  scale: YScale,
  scales: readonly YScale[],
  { min, max }: YRange,
  tickText: (value: number) => string
): string {
  if (scale === 'log') return 'log'
  if (scales.includes('log')) return 'linear'
  const [from, to] = [tickText(min), tickText(max)]
  return `${from.replace(/ %$/, '')} to ${to}`
}
