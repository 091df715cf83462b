import type { MetricName } from '../../../../src-engine/training/metrics.ts'
import type { YScale } from '../../../charts/y-range.ts'
import { measureOf, measures, type Measure } from './measures.ts'

/** A chart of a measure over the epochs. */
export interface EpochChartKind {
  readonly type: 'epochs'
  readonly id: string
  readonly title: string
  readonly measure: Measure
  /** Curves of the arms themselves, or of their paired differences to the baseline. */
  readonly shows: 'values' | 'differences'
  /** The one it begins with, and the one that the link in its title turns to. */
  readonly scales: readonly [YScale, YScale]
}

/** A chart of what each seed ended with. */
export interface SeedChartKind {
  readonly type: 'seeds'
  readonly id: string
  readonly title: string
  readonly measure: Measure
}

export type ChartKind = EpochChartKind | SeedChartKind

/** The charts there are, the ones shown at first before the others. @param metric that the verdict is passed on */
export function chartKinds(metric: MetricName): ChartKind[] {
  const main = measureOf(metric) ?? measures.testAccuracy
  return [
    values('training-loss', measures.trainLoss, ['log', 'whole']),
    values('test-accuracy', measures.testAccuracy, ['close', 'whole']),
    {
      type: 'epochs',
      id: 'difference',
      title: `Difference in ${main.label.toLowerCase()}`,
      measure: main,
      shows: 'differences',
      scales: ['close', 'whole']
    },
    { type: 'seeds', id: 'seeds', title: `${main.label} of each seed`, measure: main },
    values('test-loss', measures.testLoss, ['log', 'whole']),
    values('accuracy-gap', measures.accuracyGap, ['close', 'whole']),
    values('loss-gap', measures.lossGap, ['close', 'whole']),
    values('training-accuracy', measures.trainAccuracy, ['close', 'whole']),
    values('penalty', measures.penalty, ['whole', 'log'])
  ]
}

/** Shown until somebody chooses others. The tutorial's two cannot be hidden. */
export const FIRST_CHARTS = ['training-loss', 'test-accuracy'] as const
export const USUAL_CHARTS = ['difference', 'seeds'] as const

const values = (id: string, measure: Measure, scales: EpochChartKind['scales']): EpochChartKind => ({
  type: 'epochs',
  id,
  title: `${measure.label} over epochs`,
  measure,
  shows: 'values',
  scales
})
