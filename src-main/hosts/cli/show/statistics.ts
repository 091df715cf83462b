import type { ExperimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { claimedArm } from '../../../../src-engine/spec/decision-spec.ts'
import type { Comparison } from '../../../../src-engine/statistics/compare-with-baseline.ts'
import { statisticsTable } from '../../../../src-engine/statistics/statistics-table.ts'
import { differenceText } from '../../../../src-engine/statistics/verdict-words.ts'
import { forestPlot } from './forest-plot.ts'
import { table } from './table.ts'

/** More columns than a terminal has room for begin a table of their own. */
const ARMS_A_TABLE = 4

/** All the numbers behind the verdicts: a row per statistic, a column per arm. */
export function statisticsText(verdicts: readonly Comparison[]): string[] {
  const compared = verdicts.filter(({ n }) => n > 0)
  const parts = Array.from({ length: Math.ceil(compared.length / ARMS_A_TABLE) }, (_, i) =>
    compared.slice(i * ARMS_A_TABLE, (i + 1) * ARMS_A_TABLE)
  )
  return parts.flatMap((part) => {
    const rows = statisticsTable(part).flatMap((group) =>
      group.rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell || '-')])
    )
    return ['', table(['all the statistics', ...part.map(({ arm }) => arm)], rows)]
  })
}

/** Every arm's mean difference and interval on one axis, with the claim on its arm's line. */
export function differencesPlot(verdicts: readonly Comparison[], spec: ExperimentSpec): string[] {
  const claimed = claimedArm(spec)
  const rows = verdicts.flatMap(({ arm, difference: { mean }, interval }) => {
    const claim = arm === claimed ? (spec.claim?.difference ?? null) : null
    return interval ? [{ label: arm, low: interval[0], mean, high: interval[1], claim }] : []
  })
  if (rows.length === 0) return []
  const [{ metric, baseline }] = verdicts
  const marks = `│ is ${baseline}, ● the mean, ├ ┤ its interval${claimed === null ? '' : ', ◇ the claim'}.`
  return ['', forestPlot(rows, (value) => differenceText(metric, value)), marks]
}
