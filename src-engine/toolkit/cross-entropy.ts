import type { Matrix } from '../matrix.ts'
import { requireElements, requireShape } from './checks.ts'
import { sumElements, zipElements } from './elementwise.ts'

/** Added inside every log, so that a probability of 0 costs 34.5 and not Infinity. */
const EPSILON = 1e-15

/**
 * The loss of yes-or-no predictions: probabilities A (0..1) against targets y (0 or 1), both N x O.
 *
 *     loss = -mean(y * log(A + 1e-15) + (1 - y) * log(1 - A + 1e-15))        a mean over all N * O elements
 *
 * Throws ShapeError when the shapes differ or there is nothing to average.
 *
 * Source: Bishop 2006, Pattern Recognition and Machine Learning, eq. 4.90.
 */
export function binaryCrossEntropy(A: Matrix, y: Matrix): number {
  requireSameShape(A, y)
  const logLikelihoods = zipElements(
    A,
    y,
    (a, target) => target * Math.log(a + EPSILON) + (1 - target) * Math.log(1 - a + EPSILON)
  )
  return -sumElements(logLikelihoods) / A.data.length
}

/**
 * The loss of predictions of one class among C: probabilities A (rows sum to 1) against one-hot targets y, both N x C.
 *
 *     loss = -mean over rows of (sum over classes of y * log(A + 1e-15))
 *
 * Throws ShapeError when the shapes differ or there is nothing to average.
 *
 * Source: Bishop 2006, Pattern Recognition and Machine Learning, eq. 4.108.
 */
export function crossEntropy(A: Matrix, y: Matrix): number {
  requireSameShape(A, y)
  const logLikelihoods = zipElements(A, y, (a, target) => target * Math.log(a + EPSILON))
  return -sumElements(logLikelihoods) / A.rows
}

function requireSameShape(A: Matrix, y: Matrix): void {
  requireElements('A', A)
  requireShape('y', y, A.rows, A.cols, 'give y the shape of A, one column per output')
}
