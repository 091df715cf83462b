import { type Matrix, matrixOf, ShapeError, shapeOf } from '../matrix.ts'

/**
 * The matrix product of X (N x I) and W (I x O): N x O.
 *
 *     result(n, o) = sum over i of X(n, i) * W(i, o)
 *
 * Throws ShapeError unless X has as many columns as W has rows.
 *
 * Source: Golub & Van Loan 2013, Matrix Computations, section 1.1.
 */
export function matrixMultiply(X: Matrix, W: Matrix): Matrix {
  if (X.cols !== W.rows) {
    throw new ShapeError(
      `the second matrix should have ${X.cols} rows, as the first is ${shapeOf(X)}; ${shapeOf(W)} came: ` +
        'make the inner sizes equal, or transpose one of the two'
    )
  }
  const result = matrixOf(X.rows, W.cols)
  for (let n = 0; n < X.rows; n++) {
    // The inner loop walks along a row of W and a row of the result: memory in order.
    for (let i = 0; i < X.cols; i++) {
      const x = X.data[n * X.cols + i]
      for (let o = 0; o < W.cols; o++) result.data[n * W.cols + o] += x * W.data[i * W.cols + o]
    }
  }
  return result
}
