import { type Matrix, matrixOf } from '../../../src-engine/matrix.ts'
import type { RandomSource } from '../../../src-engine/random/random-source.ts'

/** A matrix of standard normal draws. */
export function randomMatrix(rows: number, cols: number, rng: RandomSource): Matrix {
  const result = matrixOf(rows, cols)
  result.data.forEach((_, i) => {
    result.data[i] = rng.randn()
  })
  return result
}

/** One-hot rows, the classes in turn. */
export function oneHotInTurn(rows: number, classes: number): Matrix {
  const result = matrixOf(rows, classes)
  for (let i = 0; i < rows; i++) result.data[i * classes + (i % classes)] = 1
  return result
}
