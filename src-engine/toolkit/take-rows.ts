import { type Matrix, matrixOf } from '../matrix.ts'

/** The rows of A with the given numbers, in that order; NumPy's `A[order]`. */
export function takeRows({ cols, data }: Matrix, order: Uint32Array): Matrix {
  const result = matrixOf(order.length, cols)
  order.forEach((row, i) => {
    result.data.set(data.subarray(row * cols, (row + 1) * cols), i * cols)
  })
  return result
}
