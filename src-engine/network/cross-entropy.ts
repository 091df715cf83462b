import type { Matrix } from '../matrix.ts'

/** Keeps log finite when a probability is 0. */
const EPSILON = 1e-15

/** Mean over the rows of -log(A[row, label] + 1e-15): the cross-entropy of probabilities A with one-hot classes. */
export function meanCrossEntropy(A: Matrix, labels: Uint8Array): number {
  return sumCrossEntropy(A, labels) / A.rows
}

/** The same, summed over the rows. */
export function sumCrossEntropy(A: Matrix, labels: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < A.rows; i++) sum -= Math.log(A.data[i * A.cols + labels[i]] + EPSILON)
  return sum
}

/**
 * Mean over the rows of the cross-entropy with smoothed targets: (1 - share) of a target is its class, the rest is spread
 * evenly over all classes.
 */
export function smoothedCrossEntropy(A: Matrix, labels: Uint8Array, share: number): number {
  let evenly = 0
  for (let k = 0; k < A.data.length; k++) evenly -= Math.log(A.data[k] + EPSILON)
  return (1 - share) * meanCrossEntropy(A, labels) + (share * evenly) / A.data.length
}

/** The class with the greatest probability in each row; the first of equals, as NumPy's argmax. */
export function predictedClasses(A: Matrix, out: Uint8Array): void {
  for (let i = 0; i < A.rows; i++) {
    let best = 0
    for (let j = 1; j < A.cols; j++) {
      if (A.data[i * A.cols + j] > A.data[i * A.cols + best]) best = j
    }
    out[i] = best
  }
}
