/**
 * A dense float64 matrix: the one data structure of the toolkit and of the reference engine.
 * Element (i, j) is `data[i * cols + j]` (row-major, as NumPy's default).
 */
export interface Matrix {
  readonly rows: number
  readonly cols: number
  readonly data: Float64Array
}

/** A rows x cols matrix of zeros, or a view of `data` (length rows * cols) where it is given. */
export function matrixOf(
  rows: number,
  cols: number,
  data: Float64Array = new Float64Array(rows * cols)
): Matrix {
  if (data.length !== rows * cols) {
    throw new ShapeError(
      `a ${rows} x ${cols} matrix needs ${rows * cols} values, ${data.length} came: pass rows * cols values`
    )
  }
  return { rows, cols, data }
}

/** A matrix from nested arrays, each inner array one row. Throws ShapeError when the rows differ in length. */
export function matrixFromRows(rows: readonly (readonly number[])[]): Matrix {
  const cols = rows[0]?.length ?? 0
  rows.forEach((row, i) => {
    if (row.length !== cols) {
      throw new ShapeError(
        `row ${i} has ${row.length} values, row 0 has ${cols}: give every row the same length`
      )
    }
  })
  return { rows: rows.length, cols, data: Float64Array.from(rows.flat()) }
}

/** The matrix as nested arrays, each inner array one row. */
export function rowsOf({ rows, cols, data }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * cols, (i + 1) * cols)))
}

/** "3 x 4", for messages. */
export function shapeOf({ rows, cols }: Matrix): string {
  return `${rows} x ${cols}`
}

/** Shapes that do not fit together: says what was expected, what came and what to do. */
export class ShapeError extends Error {
  override name = 'ShapeError'
}
