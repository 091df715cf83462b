import { BadInput } from '../bad-input.ts'
import { checkStateSize } from '../network/state-size.ts'
import type { RunSpec } from '../spec/run-spec.ts'
import type { Dataset } from './dataset.ts'
import { allRows, type Rows } from './rows.ts'
import { fitScaler, type Scaler } from './scaler.ts'
import { sideOfImages } from './shift-images.ts'
import {
  cutValidation,
  drawSubset,
  streamSplit,
  trainTestSplit,
  unshuffledSplit,
  type SplitRows
} from './split.ts'

/** What a run trains and tests on. */
export interface PreparedData {
  readonly columns: number
  readonly classes: number
  readonly train: Rows
  /** Rows kept out of training to watch it by; null where the spec wants none. */
  readonly validation: Rows | null
  readonly test: Rows
  readonly scaler: Scaler
}

export type SplitName = 'train' | 'validation' | 'test'

/** The rows of one part. Throws RangeError for a validation part that is not there. */
export function rowsOfSplit(data: PreparedData, split: SplitName): Rows {
  const rows = data[split]
  if (rows === null) throw new RangeError('this run has no validation part')
  return rows
}

/**
 * Cuts a data set into training and test rows and fits the scaling.
 * Throws BadInput where the data set has too few rows for the spec, or no test rows of its own for "given".
 */
export function prepareData(dataset: Dataset, spec: RunSpec, seed: number): PreparedData {
  const { columns, classes } = dataset
  const split = splitRows(dataset, spec, seed)
  // "All" is before training rows are left out, so that arms with fewer rows see the same. Validation rows are not
  // trained on: no scaling is fitted to them, either.
  const { train, validation } = withoutValidation(trainingRows(split.train, spec, seed), spec, seed)
  const { test } = split
  const scaler =
    spec.preprocessing.scaling === 'standardize-on-all'
      ? fitScaler('standardize-on-all', split.train, test, columns)
      : fitScaler(spec.preprocessing.scaling, train, test, columns)
  return { columns, classes, train, validation, test, scaler }
}

/** Throws the BadInput that prepareData would throw, without its work, and for what could not be trained on these data. */
export function checkFits(dataset: Dataset, spec: RunSpec): void {
  checkShift(dataset, spec)
  checkStateSize(spec, dataset.columns, dataset.classes)
  withoutValidation(trainingRows(splitRows(dataset, spec, 0).train, spec, 0), spec, 0)
}

function checkShift({ id, columns }: Dataset, { regularization: { inputShift } }: RunSpec): void {
  if (!inputShift) return
  const side = sideOfImages(columns)
  if (side === null) {
    throw new BadInput(
      `inputShift: expected a data set of square images, whose number of columns is a square; "${id}" has ${columns}: leave inputShift out`
    )
  }
  if (inputShift.pixels >= side) {
    throw new BadInput(
      `inputShift.pixels: expected fewer than ${side}, the side of the images of "${id}", which would else be shifted out of sight; ${inputShift.pixels} came: 2 is usual`
    )
  }
}

function splitRows(dataset: Dataset, spec: RunSpec, seed: number): { train: Rows; test: Rows } {
  const { training, test } = dataset
  const samples = spec.dataset.samples ?? training.rows
  if (samples > training.rows) {
    throw new BadInput(
      `dataset.samples: expected at most ${training.rows}, the rows of "${dataset.id}"; ${samples} came`
    )
  }
  if (spec.split === 'given') {
    if (test) return { train: allRows(training, samples), test: allRows(test) }
    throw new BadInput(
      `split: "${dataset.id}" has no test rows of its own; expected {"fraction": 0.2, "seed": 42}; "given" came`
    )
  }
  const cut = cutRows(samples, spec.split, spec.random, seed)
  if (cut.train.length === 0) {
    throw new BadInput(
      `split.fraction: ${spec.split.fraction} of ${samples} rows leaves none to train on; take a smaller fraction or more samples`
    )
  }
  return { train: { part: training, index: cut.train }, test: { part: training, index: cut.test } }
}

function cutRows(
  rows: number,
  { fraction, seed: splitSeed }: Exclude<RunSpec['split'], 'given'>,
  random: RunSpec['random'],
  seed: number
): SplitRows {
  if (splitSeed === 'none') return unshuffledSplit(rows, fraction)
  if (splitSeed !== 'run') return trainTestSplit(rows, fraction, splitSeed)
  return random === 'lab' ? streamSplit(rows, fraction, seed) : trainTestSplit(rows, fraction, seed)
}

function withoutValidation(
  rows: Rows,
  spec: RunSpec,
  seed: number
): { train: Rows; validation: Rows | null } {
  const { validation: size } = spec.dataset
  if (size === null) return { train: rows, validation: null }
  const positions = cutValidation(rows.index.length, size, seed)
  return { train: rowsAt(rows, positions.train), validation: rowsAt(rows, positions.validation) }
}

/** As many of the split's training rows as the spec wants: the first of them, or some that the seed draws. */
function trainingRows(rows: Rows, { dataset }: RunSpec, seed: number): Rows {
  const { trainingRows: count, subset } = dataset
  const all = rows.index.length
  if (count === null) return rows
  if (count > all) {
    throw new BadInput(
      `dataset.trainingRows: expected at most ${all}, the training rows of this split; ${count} came`
    )
  }
  if (subset === 'first') return { part: rows.part, index: rows.index.subarray(0, count) }
  return rowsAt(rows, drawSubset(all, count, seed))
}

/** @param positions among the rows */
const rowsAt = ({ part, index }: Rows, positions: Uint32Array): Rows => ({
  part,
  index: positions.map((i) => index[i])
})
