import { matrixFromRows } from '../matrix.ts'
import type { RandomSource } from '../random/random-source.ts'
import { dropout } from './dropout.ts'

/** Exercise 2: dropout of one small matrix, twice in training (two masks) and once not in training. */
export function exercise2(rng: RandomSource) {
  const A = matrixFromRows([
    [1, 2, 3],
    [4, 5, 6]
  ])
  const p = 0.5
  const first = dropout(A, p, rng)
  const second = dropout(A, p, rng)
  const notTraining = dropout(A, p, rng, false)
  return { A, p, first, second, notTraining }
}
