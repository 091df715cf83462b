import type { DataPart } from './dataset.ts'

/** Some rows of a part of a data set, in an order of their own. */
export interface Rows {
  readonly part: DataPart
  /** Row numbers in the part. */
  readonly index: Uint32Array
}

export const allRows = (part: DataPart, count = part.rows): Rows => ({
  part,
  index: Uint32Array.from({ length: count }, (_, i) => i)
})
