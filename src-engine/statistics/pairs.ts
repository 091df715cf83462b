import type { EpochMetrics, MetricName } from '../training/metrics.ts'

/** What a run that is done came to. */
export interface FinishedRun {
  readonly arm: string
  readonly seed: number
  /** At the epoch that is compared: the last, unless the decision chooses another. A metric that is absent was not measured. */
  readonly final: Partial<EpochMetrics>
}

/** One seed's values of one metric in both arms. */
export interface Pair {
  readonly seed: number
  readonly arm: number
  readonly baseline: number
}

/** The pairs of an arm and the baseline: the seeds that both have finished and measured the metric with, in order. */
export function pairsOf(
  runs: readonly FinishedRun[],
  arm: string,
  baseline: string,
  metric: MetricName
): Pair[] {
  const valuesOf = (name: string) =>
    runs.flatMap(({ arm: runArm, seed, final }) => {
      const value = final[metric]
      return runArm === name && value !== undefined ? [{ seed, value }] : []
    })
  const baselineBySeed = new Map(valuesOf(baseline).map(({ seed, value }) => [seed, value]))
  return valuesOf(arm)
    .flatMap(({ seed, value }) => {
      const other = baselineBySeed.get(seed)
      return other === undefined ? [] : [{ seed, arm: value, baseline: other }]
    })
    .sort((a, b) => a.seed - b.seed)
}

/** Arm minus baseline, seed by seed. */
export const differencesIn = (pairs: readonly Pair[]) => pairs.map(({ arm, baseline }) => arm - baseline)
