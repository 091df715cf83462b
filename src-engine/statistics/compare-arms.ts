import type { MetricName } from '../training/metrics.ts'
import { differencesIn, pairsOf, type FinishedRun } from './pairs.ts'
import { summarize, type Summary } from './summary.ts'

export interface ArmSummary {
  readonly arm: string
  readonly isBaseline: boolean
  /** Finished runs. */
  readonly n: number
  /** Over the runs that measured the metric. */
  readonly metrics: Record<MetricName, Summary>
  /** Train minus test: above 0 in accuracy, or below 0 in loss, the network does better on rows it has seen. */
  readonly gap: { readonly loss: Summary; readonly accuracy: Summary }
  /** This arm minus the baseline, seed by seed, over the seeds that both have finished; null for the baseline itself. */
  readonly difference: Record<MetricName, Summary> | null
}

/** Sums up finished runs, arm by arm in the given order, each against the baseline. */
export function compareArms(
  runs: readonly FinishedRun[],
  arms: readonly string[],
  baseline: string,
  metricNames: readonly MetricName[]
): ArmSummary[] {
  const perMetric = (valuesOf: (metric: MetricName) => readonly number[]) =>
    Object.fromEntries(metricNames.map((metric) => [metric, summarize(valuesOf(metric))])) as Record<
      MetricName,
      Summary
    >
  return arms.map((arm) => {
    const own = runs.filter((run) => run.arm === arm)
    const valuesOf = (metric: MetricName) => own.flatMap(({ final }) => final[metric] ?? [])
    const gapOf = (train: MetricName, test: MetricName) =>
      summarize(own.map(({ final }) => (final[train] ?? NaN) - (final[test] ?? NaN)))
    return {
      arm,
      isBaseline: arm === baseline,
      n: own.length,
      metrics: perMetric(valuesOf),
      gap: { loss: gapOf('train_loss', 'test_loss'), accuracy: gapOf('train_accuracy', 'test_accuracy') },
      difference:
        arm === baseline ? null : perMetric((metric) => differencesIn(pairsOf(runs, arm, baseline, metric)))
    }
  })
}
