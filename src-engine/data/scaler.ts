import type { Matrix } from '../matrix.ts'
import type { Scaling } from '../spec/experiment-spec.ts'
import type { Rows } from './rows.ts'

/** Brings features to a common scale: (x - shift) / divisor, column by column; a column with divisor 0 becomes 0. */
export interface Scaler {
  readonly shift: Float64Array
  readonly divisor: Float64Array
}

/** Columns lit in a smaller share of the training rows than this are switched off by "standardize-on-train". */
const RARELY_LIT = 0.001

/** Fits the scaling that the spec asks for. */
export function fitScaler(scaling: Scaling, train: Rows, test: Rows, columns: number): Scaler {
  switch (scaling) {
    case 'standardize-on-all':
      return standardize([train, test], columns)
    case 'standardize-on-train': {
      const { shift, divisor } = standardize([train], columns)
      const lit = countLit(train, columns)
      // One odd test image would else get an input in the thousands from a pixel that training hardly ever saw.
      return { shift, divisor: divisor.map((d, j) => (lit[j] < RARELY_LIT * train.index.length ? 0 : d)) }
    }
    case 'unit':
      return unit(train, columns)
    default:
      return scaling satisfies never
  }
}

/** Writes the scaled features of rows index[from .. to) into out, one row each. */
export function scaleRows(
  scaler: Scaler,
  { part, index }: Rows,
  from: number,
  to: number,
  out: Matrix
): void {
  const { shift, divisor } = scaler
  const columns = out.cols
  for (let i = from, k = 0; i < to; i++) {
    const row = index[i] * columns
    for (let j = 0; j < columns; j++, k++) {
      out.data[k] = divisor[j] === 0 ? 0 : (part.features[row + j] - shift[j]) / divisor[j]
    }
  }
}

/**
 * Mean and population standard deviation of each column, summed in the order of the rows of the data set as
 * NumPy's mean(axis=0) and std(axis=0) do. A constant column gets divisor 0: it becomes 0, not NaN. Constant is also what
 * differs from its mean by no more than the mean's rounding, as in scikit-learn's StandardScaler: ten times 0.1 has a
 * deviation of 1e-17, and another value in a test row would become an input of 1e16.
 */
function standardize(groups: Rows[], columns: number): Scaler {
  const n = groups.reduce((sum, { index }) => sum + index.length, 0)
  const mean = new Float64Array(columns)
  forEachRow(groups, columns, (features, row) => {
    for (let j = 0; j < columns; j++) mean[j] += features[row + j]
  })
  for (let j = 0; j < columns; j++) mean[j] /= n

  const std = new Float64Array(columns)
  forEachRow(groups, columns, (features, row) => {
    for (let j = 0; j < columns; j++) std[j] += (features[row + j] - mean[j]) ** 2
  })
  for (let j = 0; j < columns; j++) {
    const deviation = Math.sqrt(std[j] / n)
    std[j] = deviation <= n * Number.EPSILON * Math.abs(mean[j]) ? 0 : deviation
  }
  return { shift: mean, divisor: std }
}

/** Bytes: 0..255 to 0..1. Other numbers: each column's least and greatest training value to 0 and 1. */
function unit(train: Rows, columns: number): Scaler {
  const shift = new Float64Array(columns)
  const divisor = new Float64Array(columns).fill(255)
  if (train.part.features instanceof Uint8Array) return { shift, divisor }

  const min = shift.fill(Infinity)
  const max = new Float64Array(columns).fill(-Infinity)
  forEachRow([train], columns, (features, row) => {
    for (let j = 0; j < columns; j++) {
      min[j] = Math.min(min[j], features[row + j])
      max[j] = Math.max(max[j], features[row + j])
    }
  })
  return { shift: min, divisor: max.map((m, j) => m - min[j]) }
}

function countLit(rows: Rows, columns: number): Uint32Array {
  const lit = new Uint32Array(columns)
  forEachRow([rows], columns, (features, row) => {
    for (let j = 0; j < columns; j++) if (features[row + j] !== 0) lit[j]++
  })
  return lit
}

/** Visits rows in the order of the data set, whatever order the split put them in. */
function forEachRow(
  groups: Rows[],
  columns: number,
  visit: (features: Rows['part']['features'], start: number) => void
): void {
  for (const part of new Set(groups.map((group) => group.part))) {
    const index = groups.filter((group) => group.part === part).flatMap((group) => [...group.index])
    for (const i of Uint32Array.from(index).sort()) visit(part.features, i * columns)
  }
}
