import type { ExperimentSpec } from '../spec/experiment-spec.ts'
import { metrics, type MetricName } from '../training/metrics.ts'

/** Of which epoch of each run the metrics are compared. */
export type ComparedEpoch = NonNullable<ExperimentSpec['decision']>['epoch']

/** Accuracies are better when higher; losses, penalties and durations when lower. */
export const betterDirection = (metric: MetricName): 'higher' | 'lower' =>
  metrics[metric].unit === 'fraction' ? 'higher' : 'lower'

/**
 * The metric whose best value chooses a run's epoch: the accuracy of the part that chooses where accuracies are compared,
 * else its loss. Null where it is the last epoch.
 */
export function choosingMetric(metric: MetricName, epoch: ComparedEpoch): MetricName | null {
  if (epoch === 'final') return null
  const part = epoch === 'best-validation' ? 'validation' : 'test'
  return metrics[metric].unit === 'fraction' ? `${part}_accuracy` : `${part}_loss`
}

/** Where the best of a metric's values stands, the first of equal ones; null where none was measured (all NaN). */
export function placeOfBest(metric: MetricName, values: ArrayLike<number>): number | null {
  const sign = betterDirection(metric) === 'higher' ? 1 : -1
  let best: number | null = null
  for (let k = 0; k < values.length; k++) {
    if (Number.isNaN(values[k])) continue
    if (best === null || sign * values[k] > sign * values[best]) best = k
  }
  return best
}

/** What has to stand beside every number that was chosen by the rows it is measured on. */
export const OPTIMISTIC = 'optimistic: chosen on the test set'

/** "test accuracy", and at which epoch where that is not the last. */
export function metricWords(metric: MetricName, epoch: ComparedEpoch): string {
  const name = metrics[metric].label.toLowerCase()
  switch (epoch) {
    case 'final':
      return name
    case 'best-validation':
      return `${name} at the best epoch by the validation part`
    case 'best-test':
      return `${name} at the best epoch (${OPTIMISTIC})`
    default:
      return epoch satisfies never
  }
}

/** When the compared metrics were measured, as a title. @param last names the last epoch: "After epoch 20" */
export function epochWords(epoch: ComparedEpoch, last: string): string {
  switch (epoch) {
    case 'final':
      return `After ${last}`
    case 'best-validation':
      return 'At the best epoch by the validation part'
    case 'best-test':
      return `At the best epoch (${OPTIMISTIC})`
    default:
      return epoch satisfies never
  }
}
