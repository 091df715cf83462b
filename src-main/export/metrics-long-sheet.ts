import { metricNames, metrics, type MetricName } from '../../src-engine/training/metrics.ts'
import type { EpochPoint } from '../store/metric-points.ts'
import type { Run } from '../store/run.ts'
import type { Sheet } from './column.ts'
import { identityColumns } from './identity-columns.ts'

export interface MetricRow {
  readonly run: Run
  readonly epoch: number
  readonly metric: MetricName
  readonly value: number
}

export const metricsLongSheet: Sheet<MetricRow> = {
  file: 'metrics_long.csv',
  description: 'A row per run, epoch and metric that was logged: the file has no holes.',
  columns: [
    ...identityColumns,
    { name: 'epoch', type: 'integer', description: 'The epoch, from 1.', value: ({ epoch }) => epoch },
    {
      name: 'split',
      type: 'text',
      description: 'The rows that the metric was measured on: train, validation, test or none.',
      value: ({ metric }) => metrics[metric].split
    },
    {
      name: 'metric',
      type: 'text',
      description: "The metric: its column's name in metrics_wide.csv, where its unit is told.",
      value: ({ metric }) => metric
    },
    {
      name: 'value',
      type: 'number',
      description: 'What was measured: a number, NaN, inf or -inf.',
      value: ({ value }) => value
    },
    {
      name: 'value_status',
      type: 'text',
      description:
        'ok: a finite number. diverged: not finite, in a run that diverged. nan, inf: not finite (inf: of either sign), in any other run.',
      value: valueStatus
    }
  ]
}

export function* metricRows(run: Run, points: readonly EpochPoint[]): Generator<MetricRow> {
  for (const { epoch, metrics } of points) {
    for (const metric of metricNames) {
      const value = metrics[metric]
      if (value !== undefined) yield { run, epoch, metric, value }
    }
  }
}

/** Tells an expected end (diverged) from an odd value, for programs that read all that is not finite as missing. */
function valueStatus({ run, value }: MetricRow): 'ok' | 'diverged' | 'nan' | 'inf' {
  if (Number.isFinite(value)) return 'ok'
  if (run.status === 'diverged') return 'diverged'
  return Number.isNaN(value) ? 'nan' : 'inf'
}
