import { type Matrix, ShapeError, shapeOf } from '../matrix.ts'

/** Throws ShapeError unless `matrix` is rows x cols. `remedy` says what to do: "give b1 one value per column of W1". */
export function requireShape(name: string, matrix: Matrix, rows: number, cols: number, remedy: string): void {
  if (matrix.rows !== rows || matrix.cols !== cols) {
    throw new ShapeError(`${name} should be ${rows} x ${cols}, ${shapeOf(matrix)} came: ${remedy}`)
  }
}

/** Throws ShapeError when `matrix` has no element: there is no mean of nothing. */
export function requireElements(name: string, matrix: Matrix): void {
  if (matrix.rows === 0 || matrix.cols === 0) {
    throw new ShapeError(
      `${name} should have at least one row and one column, ${shapeOf(matrix)} came: pass at least one example`
    )
  }
}

/** Throws RangeError unless `value` is a whole number of at least 1 (NaN and Infinity are not). */
export function requireCount(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(
      `${name} should be a whole number of at least 1, ${value} came: set ${name} to 1 or more`
    )
  }
}
