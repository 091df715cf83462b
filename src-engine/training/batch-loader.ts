import type { PreparedData } from '../data/prepare.ts'
import type { Rows } from '../data/rows.ts'
import { scaleRows } from '../data/scaler.ts'
import { matrixOf, type Matrix } from '../matrix.ts'

/** Rows as the network takes them. */
export interface Batch {
  /** Scaled features, N x I. */
  readonly X: Matrix
  /** The class of each of the N rows. */
  readonly labels: Uint8Array
}

/**
 * Brings rows into the network's form, a batch at a time, always in the same buffers: the data set stays in memory
 * once, as the bytes it came in, however many runs use it.
 */
export class BatchLoader {
  readonly #data: PreparedData
  readonly #features: Float64Array
  readonly #labels: Uint8Array

  constructor(data: PreparedData, maxRows: number) {
    this.#data = data
    this.#features = new Float64Array(maxRows * data.columns)
    this.#labels = new Uint8Array(maxRows)
  }

  /** Rows from .. to - 1. Valid until the next call. */
  load(rows: Rows, from: number, to: number): Batch {
    const { columns, scaler } = this.#data
    const count = to - from
    const X = matrixOf(count, columns, this.#features.subarray(0, count * columns))
    scaleRows(scaler, rows, from, to, X)
    const labels = this.#labels.subarray(0, count)
    for (let i = 0; i < count; i++) labels[i] = rows.part.labels[rows.index[from + i]]
    return { X, labels }
  }
}
