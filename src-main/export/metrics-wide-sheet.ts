import { metricNames, metrics } from '../../src-engine/training/metrics.ts'
import type { EpochPoint } from '../store/metric-points.ts'
import type { Run } from '../store/run.ts'
import type { Column, Sheet } from './column.ts'
import { identityColumns } from './identity-columns.ts'

export interface EpochRow {
  readonly run: Run
  readonly point: EpochPoint
}

const metricColumns = metricNames.map((name): Column<EpochRow> => {
  const { unit, help } = metrics[name]
  return { name, type: 'number', unit, description: help, value: ({ point }) => point.metrics[name] ?? null }
})

export const metricsWideSheet: Sheet<EpochRow> = {
  file: 'metrics_wide.csv',
  description: 'A row per run and epoch, a column per metric. Empty: not logged. Nothing is filled in.',
  columns: [
    ...identityColumns,
    {
      name: 'epoch',
      type: 'integer',
      description: 'The epoch, from 1.',
      value: ({ point }) => point.epoch
    },
    ...metricColumns
  ]
}

export const epochRows = (run: Run, points: readonly EpochPoint[]): EpochRow[] =>
  points.map((point) => ({ run, point }))
