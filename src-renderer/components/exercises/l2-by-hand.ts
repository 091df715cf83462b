import { matrixOf, rowsOf, type Matrix } from '../../../src-engine/matrix.ts'
import { l2Regularization } from '../../../src-engine/toolkit/l2-regularization.ts'

/** One weight of the exercise: its matrix and its place in `data`. */
export interface WeightPlace {
  readonly matrix: 0 | 1
  readonly index: number
}

/** The two weight matrices of exercise 1. */
export type WeightPair = readonly [W1: Matrix, W2: Matrix]

/** The matrices with one weight changed; those given stay as they are. */
export function withWeight(weights: WeightPair, { matrix, index }: WeightPlace, value: number): WeightPair {
  const { rows, cols, data } = weights[matrix]
  const changed = matrixOf(rows, cols, data.slice())
  changed.data[index] = value
  return matrix === 0 ? [changed, weights[1]] : [weights[0], changed]
}

/** The penalty as one weight moves and all others stay: a parabola. */
export function penaltyAt(weights: WeightPair, lambda: number, place: WeightPlace, value: number): number {
  return l2Regularization(withWeight(weights, place, value), lambda).penalty
}

/** What a matrix has of the sum: its squares, added up. */
export const sumOfSquares = (W: Matrix) => l2Regularization([W], 1).penalty

/** "row 2, column 1", counted from 1. */
export function placeName({ index }: WeightPlace, cols: number): string {
  return `row ${Math.floor(index / cols) + 1}, column ${(index % cols) + 1}`
}

/** The exercise as it stands, to be pasted into Python. */
export function l2NumpyCode([W1, W2]: WeightPair, lambda: number): string {
  return `import numpy as np

W1 = np.array(${JSON.stringify(rowsOf(W1))})
W2 = np.array(${JSON.stringify(rowsOf(W2))})
lam = ${lambda}

penalty = lam * (np.sum(W1**2) + np.sum(W2**2))
grad_W1 = 2 * lam * W1
grad_W2 = 2 * lam * W2
print(penalty, grad_W1, grad_W2, sep="\\n")
`
}
