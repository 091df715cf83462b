import { mean, standardDeviation } from '../../src-engine/statistics/summary.ts'
import { metricNames, type MetricName } from '../../src-engine/training/metrics.ts'
import type { EpochPoint } from '../store/metric-points.ts'

/** What a run that is done ended with. */
export interface FinishedRun {
  readonly arm: string
  readonly seed: number
  readonly metrics: EpochPoint['metrics']
}

interface Summary {
  /** null of no values. */
  readonly mean: number | null
  /** Sample standard deviation; null of fewer than two values. */
  readonly sd: number | null
}

/** One arm against the baseline in one metric, over the seeds that both have finished and logged it with. */
export interface Comparison {
  readonly metric: MetricName
  readonly arm: string
  readonly baseline: string
  /** Paired seeds. */
  readonly n: number
  readonly ofArm: Summary
  readonly ofBaseline: Summary
  /** Of arm minus baseline, seed by seed. */
  readonly difference: Summary
}

/**
 * Compares the arms with the baseline, arm by arm and metric by metric. All three summaries are over the same pairs, so
 * that the mean difference is the difference of the means; a seed that only one of the two has finished counts nowhere.
 */
export function* comparePairs(
  runs: readonly FinishedRun[],
  arms: readonly string[],
  baseline: string
): Generator<Comparison> {
  const byArm = Map.groupBy(runs, ({ arm }) => arm)
  const baselineBySeed = new Map(byArm.get(baseline)?.map(({ seed, metrics }) => [seed, metrics]))
  for (const arm of arms) {
    if (arm === baseline) continue
    for (const metric of metricNames) {
      const pairs = (byArm.get(arm) ?? []).flatMap(({ seed, metrics }) => {
        const own = metrics[metric]
        const other = baselineBySeed.get(seed)?.[metric]
        return own === undefined || other === undefined ? [] : [{ own, other }]
      })
      yield {
        metric,
        arm,
        baseline,
        n: pairs.length,
        ofArm: summarize(pairs.map(({ own }) => own)),
        ofBaseline: summarize(pairs.map(({ other }) => other)),
        difference: summarize(pairs.map(({ own, other }) => own - other))
      }
    }
  }
}

const summarize = (values: readonly number[]): Summary => ({
  mean: values.length === 0 ? null : mean(values),
  sd: values.length < 2 ? null : standardDeviation(values)
})
