import { type Matrix, matrixOf } from '../matrix.ts'
import { columnMeans } from './column-means.ts'

/**
 * Brings every column of X (N x C) to mean 0 and standard deviation 1.
 *
 *     result = (X - mean) / std        mean and std by column, std over N (not N - 1)
 *
 * A column of one repeated value has no spread to divide by: it is centred, to exact zeros.
 * Throws ShapeError when X is empty.
 *
 * Source: LeCun, Bottou, Orr & Müller 1998, Efficient BackProp, section 4.3.
 */
export function normalize(X: Matrix): Matrix {
  const means = columnMeans(X).data
  const result = matrixOf(X.rows, X.cols)
  for (let j = 0; j < X.cols; j++) {
    const column = Float64Array.from({ length: X.rows }, (_, i) => X.data[i * X.cols + j])
    // Asked of the values, since rounding in the mean can give a constant column a tiny deviation.
    if (column.every((x) => x === column[0])) continue
    const variance = column.reduce((sum, x) => sum + (x - means[j]) ** 2, 0) / X.rows
    const std = Math.sqrt(variance)
    column.forEach((x, i) => {
      result.data[i * X.cols + j] = (x - means[j]) / std
    })
  }
  return result
}
