import type { Dataset } from '../../src-engine/data/dataset.ts'
import type { DatasetRows } from '../contract/datasets.ts'
import { inkOf } from './ink.ts'

/** Rows `from` .. `from + count` of the training part, or of those of them with one label, as pictures. */
export function datasetRows(
  { columns, training }: Dataset,
  { label, from, count }: { label: number | null; from: number; count: number }
): DatasetRows {
  const all = Array.from({ length: training.rows }, (_, row) => row)
  const matching = label === null ? all : all.filter((row) => training.labels[row] === label)
  const rows = matching.slice(from, from + count)
  const ink = inkOf(training)
  const pixels = new Uint8Array(rows.length * columns)
  rows.forEach((row, i) => {
    for (let column = 0; column < columns; column++) {
      pixels[i * columns + column] = byteOf(training.features[row * columns + column], ink)
    }
  })
  return {
    total: matching.length,
    columns,
    pixels,
    labels: Uint8Array.from(rows, (row) => training.labels[row]),
    rows
  }
}

/** Brings 0 .. ink to 0 .. 255; what is below 0 becomes 0. */
const byteOf = (value: number, ink: number) => (ink > 0 ? Math.round((Math.max(value, 0) / ink) * 255) : 0)
