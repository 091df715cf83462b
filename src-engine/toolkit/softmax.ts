import { type Matrix, matrixOf } from '../matrix.ts'

/**
 * Turns every row of Z (N x C) into probabilities of C classes that sum to 1.
 *
 *     softmax(z)(c) = exp(z(c) - max z) / sum over k of exp(z(k) - max z)
 *
 * Taking off the row's maximum changes nothing but that exp cannot overflow.
 *
 * Source: Bridle 1990, Probabilistic Interpretation of Feedforward Classification Network Outputs; for the shift,
 * Goodfellow, Bengio & Courville 2016, Deep Learning, section 4.1.
 */
export function softmax(Z: Matrix): Matrix {
  const result = matrixOf(Z.rows, Z.cols)
  for (let n = 0; n < Z.rows; n++) {
    const z = Z.data.subarray(n * Z.cols, (n + 1) * Z.cols)
    const max = z.reduce((a, b) => Math.max(a, b), -Infinity)
    const exps = z.map((value) => Math.exp(value - max))
    const sum = exps.reduce((a, b) => a + b, 0)
    result.data.set(
      exps.map((value) => value / sum),
      n * Z.cols
    )
  }
  return result
}
