import type { EpochMetrics, MetricName } from '../training/metrics.ts'
import { mean, standardDeviation } from './summary.ts'

/** What a finished run ended with. */
export interface FinishedRun {
  readonly arm: string
  readonly seed: number
  /** After the last epoch. */
  readonly final: EpochMetrics
}

/** A value per seed, summed up. */
export interface Summary {
  readonly n: number
  readonly mean: number
  /** Sample standard deviation; null for fewer than two values. */
  readonly sd: number | null
}

export interface ArmSummary {
  readonly arm: string
  readonly isBaseline: boolean
  /** Finished runs. */
  readonly n: number
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
  const baselineBySeed = new Map(
    runs.filter(({ arm }) => arm === baseline).map(({ seed, final }) => [seed, final])
  )
  const perMetric = (values: (metric: MetricName) => number[]) =>
    Object.fromEntries(metricNames.map((metric) => [metric, summarize(values(metric))])) as Record<
      MetricName,
      Summary
    >
  return arms.map((arm) => {
    const own = runs.filter((run) => run.arm === arm)
    const pairs = own.flatMap(({ seed, final }) => {
      const other = baselineBySeed.get(seed)
      return other ? [{ final, other }] : []
    })
    return {
      arm,
      isBaseline: arm === baseline,
      n: own.length,
      metrics: perMetric((metric) => own.map(({ final }) => final[metric])),
      gap: {
        loss: summarize(own.map(({ final }) => final.train_loss - final.test_loss)),
        accuracy: summarize(own.map(({ final }) => final.train_accuracy - final.test_accuracy))
      },
      difference:
        arm === baseline
          ? null
          : perMetric((metric) => pairs.map(({ final, other }) => final[metric] - other[metric]))
    }
  })
}

function summarize(values: readonly number[]): Summary {
  return {
    n: values.length,
    mean: mean(values),
    sd: values.length < 2 ? null : standardDeviation(values)
  }
}
