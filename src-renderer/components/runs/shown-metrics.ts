import { fixed, signed } from '../../../src-engine/words/numbers.ts'
import type { EpochMetrics } from '../../../src-engine/training/metrics.ts'

/** A metric as the table shows it. */
export interface ShownMetric {
  readonly label: string
  /** Over the column: the unit, or what fits there. */
  readonly head: string
  readonly unit: string
  /** Of one epoch's metrics; NaN where it was not measured. */
  readonly of: (metrics: Partial<EpochMetrics>) => number
  /** Without the unit. Of a standard deviation in `differenceUnit`, too. */
  readonly text: (value: number) => string
  /** A difference in `differenceUnit`, with its sign. */
  readonly difference: (value: number) => string
  readonly differenceUnit: string
}

const fraction = {
  text: (value: number) => fixed(value * 100, 2),
  difference: (value: number) => signed(value * 100, 2),
  differenceUnit: 'pp'
}
const plain = (digits: number, unit: string) => ({
  unit,
  text: (value: number) => fixed(value, digits),
  difference: (value: number) => signed(value, digits),
  differenceUnit: unit
})

/** The metrics that can be columns, in the order of the menu. The first is what the lab is about. */
export const shownMetrics = {
  test_accuracy: {
    label: 'Test accuracy',
    head: '%',
    unit: '%',
    of: (m) => m.test_accuracy ?? NaN,
    ...fraction
  },
  train_accuracy: {
    label: 'Training accuracy',
    head: 'Train %',
    unit: '%',
    of: (m) => m.train_accuracy ?? NaN,
    ...fraction
  },
  gap: {
    label: 'Train − test accuracy',
    head: 'Gap, pp',
    unit: 'pp',
    of: (m) => (m.train_accuracy ?? NaN) - (m.test_accuracy ?? NaN),
    ...fraction
  },
  test_loss: { label: 'Test loss', head: 'Test loss', of: (m) => m.test_loss ?? NaN, ...plain(4, '') },
  train_loss: {
    label: 'Training loss',
    head: 'Train loss',
    of: (m) => m.train_loss ?? NaN,
    ...plain(4, '')
  },
  penalty: { label: 'Penalty', head: 'Penalty', of: (m) => m.penalty ?? NaN, ...plain(4, '') },
  epoch_duration: {
    label: 'Time per epoch',
    head: 's / epoch',
    of: (m) => m.epoch_duration_s ?? NaN,
    ...plain(3, 's')
  }
} satisfies Record<string, ShownMetric>

export type ShownMetricName = keyof typeof shownMetrics
export const shownMetricNames = Object.keys(shownMetrics) as ShownMetricName[]
