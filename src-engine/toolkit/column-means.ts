import { type Matrix, matrixOf } from '../matrix.ts'
import { requireElements } from './checks.ts'

/** The mean of each column: A (N x C) gives 1 x C. Throws ShapeError when A is empty. */
export function columnMeans(A: Matrix): Matrix {
  requireElements('the matrix to average', A)
  const sums = matrixOf(1, A.cols)
  A.data.forEach((a, i) => {
    sums.data[i % A.cols] += a
  })
  return matrixOf(
    1,
    A.cols,
    sums.data.map((sum) => sum / A.rows)
  )
}
