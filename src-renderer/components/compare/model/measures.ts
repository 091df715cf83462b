import type { MetricName } from '../../../../src-engine/training/metrics.ts'

type Unit = '%' | 'pp' | 'nats' | 'loss' | 's'

/** Something to compare: a metric, or what follows from metrics. */
export interface Measure {
  readonly id: string
  readonly label: string
  /** Of its values; differences of percentages are in percentage points. */
  readonly unit: Unit
  readonly digits: number
  readonly better: 'higher' | 'lower' | null
  /** After one epoch, in its unit; NaN where a metric that it needs was not measured. */
  readonly of: (metric: (name: MetricName) => number) => number
}

const percent = (id: MetricName, label: string): Measure => ({
  id,
  label,
  unit: '%',
  digits: 2,
  better: 'higher',
  of: (metric) => 100 * metric(id)
})

const loss = (id: MetricName, label: string, unit: Unit): Measure => ({
  id,
  label,
  unit,
  digits: 3,
  better: unit === 'nats' ? 'lower' : null,
  of: (metric) => metric(id)
})

/** In the order of the table. */
export const measures = {
  testAccuracy: percent('test_accuracy', 'Test accuracy'),
  trainAccuracy: percent('train_accuracy', 'Training accuracy'),
  accuracyGap: {
    id: 'accuracy_gap',
    label: 'Train − test accuracy',
    unit: 'pp',
    digits: 2,
    better: null,
    of: (metric) => 100 * (metric('train_accuracy') - metric('test_accuracy'))
  },
  testLoss: loss('test_loss', 'Test loss', 'nats'),
  trainLoss: loss('train_loss', 'Training loss', 'nats'),
  lossGap: {
    id: 'loss_gap',
    label: 'Train − test loss',
    unit: 'nats',
    digits: 3,
    better: null,
    of: (metric) => metric('train_loss') - metric('test_loss')
  },
  penalty: loss('penalty', 'Penalty', 'loss')
} satisfies Record<string, Measure>

/** Time of a whole run: not measured by the epoch, and so no curve. */
export const timePerRun = { id: 'time', label: 'Time per run', unit: 's', digits: 2 } as const

/** The measure that is a metric itself. */
export const measureOf = (metric: MetricName): Measure | undefined =>
  Object.values(measures).find(({ id }) => id === metric)

/** What differences of a measure are in. */
export const differenceUnit = ({ unit }: Pick<Measure, 'unit'>) => (unit === '%' ? 'pp' : unit)
