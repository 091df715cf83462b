import { USUAL_METRIC } from '../spec/decision-spec.ts'
import type { ExperimentSpec } from '../spec/experiment-spec.ts'
import { metrics, type MetricName } from '../training/metrics.ts'
import type { ComparedEpoch } from './compared-epoch.ts'

/** What is decided beforehand: what the verdict is passed on, and what is too small to matter. */
export interface Decision {
  readonly metric: MetricName
  /** What is too small to matter, above 0, in the metric's unit (0.005 of an accuracy is 0.5 pp); null: no such thing. */
  readonly margin: number | null
  readonly epoch: ComparedEpoch
  /** Of the intervals; a verdict's tests are at 1 - confidence. */
  readonly confidence: number
}

/** As the spec says, or test accuracy after the last epoch with a margin of half a percentage point. */
export function decisionOf({ decision }: Pick<ExperimentSpec, 'decision'>): Decision {
  const metric = decision?.metric ?? USUAL_METRIC
  const usualMargin = metrics[metric].unit === 'fraction' ? 0.005 : null
  const margin = decision?.margin === undefined ? usualMargin : decision.margin
  return { metric, margin, epoch: decision?.epoch ?? 'final', confidence: 0.95 }
}
