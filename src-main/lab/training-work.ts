import type { RunSpec } from '../../src-engine/spec/run-spec.ts'
import { metricNames } from '../../src-engine/training/metrics.ts'
import type { DatasetSummary } from '../data/dataset-summary.ts'

/*
 * How much there is to do in a run, in multiply-adds: whatever takes time is counted as the multiply-adds that take as long.
 * The costs were fitted to runs of 100 to 10 000 rows, with 8 to 1 024 units and batches of 1 to 512
 * (test/main/lab/recorded-runs.ts), which then have the same pace within a factor of two.
 */
const COSTS = {
  fast: {
    /** Products go by panels of so many columns; a narrower layer takes as long. */
    panel: 32,
    /** Of a column of a row, fetched once and not for each unit. */
    column: 45,
    /** Of changing a weight, once a batch. */
    step: 20,
    /** Of telling of a measured epoch and storing it: all that there is to do, nearly, where a table is small. */
    told: 2e7
  },
  reference: { panel: 1, column: 15, step: 25, told: 6e5 }
}
/** A row of metric_points with its share of the tree. */
const BYTES_PER_POINT = 22

/**
 * Forward and twice backward over the training rows, forward over all rows where it is measured, a step a batch, and
 * a word of each measured epoch.
 *
 * @param size null where the data set is not known: then as of MNIST
 */
export function workOf(spec: RunSpec, size: DatasetSummary | null): number {
  const { epochs, batchSize } = spec.training
  const { panel, column, step, told } = COSTS[spec.engine]
  const { train, validation, test } = rowsOf(spec, size)
  const rows = epochs * 3 * train + measuredEpochs(spec) * (train + validation + test)
  const steps = epochs * Math.ceil(train / batchSize)
  const [columns, ...outputs] = widthsOf(spec, size)
  const weights = weightsBetween([columns, ...outputs.map((width) => panel * Math.ceil(width / panel))])
  return rows * (weights + column * columns) + steps * step * weights + measuredEpochs(spec) * told
}

/** What a run adds to the database, about. */
export function bytesOf(spec: RunSpec, size: DatasetSummary | null): number {
  const bytesPerWeight = spec.engine === 'fast' ? 4 : 8
  return (
    weightsBetween(widthsOf(spec, size)) * bytesPerWeight +
    measuredEpochs(spec) * metricNames.length * BYTES_PER_POINT +
    rowsOf(spec, size).test
  )
}

const measuredEpochs = ({ training: { epochs, evaluateEvery } }: RunSpec) => Math.ceil(epochs / evaluateEvery)

/** Columns, units of the hidden layers, classes. */
const widthsOf = ({ network }: RunSpec, size: DatasetSummary | null) => [
  size?.columns ?? 784,
  ...network.hidden,
  size?.classes ?? 10
]

const weightsBetween = (widths: readonly number[]) =>
  widths.slice(1).reduce((sum, width, i) => sum + width * widths[i], 0)

function rowsOf({ dataset, split }: RunSpec, size: DatasetSummary | null) {
  const all = dataset.samples ?? size?.trainingRows ?? 0
  const test = split === 'given' ? (size?.testRows ?? 0) : Math.ceil(all * split.fraction)
  const left = split === 'given' ? all : all - test
  const used = Math.min(left, dataset.trainingRows ?? left)
  const part = dataset.validation ?? 0
  const validation = Math.min(used, part < 1 ? Math.round(used * part) : part)
  return { train: used - validation, validation, test }
}
