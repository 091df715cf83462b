import { describe, expect, it } from 'vitest'
import { matrixFromRows, matrixOf, rowsOf, ShapeError } from '../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { matrixMultiply } from '../../../src-engine/toolkit/matrix-multiply.ts'
import { transpose } from '../../../src-engine/toolkit/transpose.ts'
import { expectClose } from './close-to-golden.ts'
import { randomMatrix } from './random-matrix.ts'

describe('matrixMultiply', () => {
  it('multiplies rows by columns', () => {
    const X = matrixFromRows([
      [1, 2, 3],
      [4, 5, 6]
    ])
    const W = matrixFromRows([[7], [8], [9]])
    expect(rowsOf(matrixMultiply(X, W))).toEqual([[50], [122]])
  })

  it.each([
    [1, 1, 1],
    [3, 5, 7],
    [31, 1, 33],
    [7, 33, 5]
  ])('of %i x %i by %i columns obeys (X W)^T = W^T X^T within 1e-12 relative', (n, i, o) => {
    const rng = new NumpyLegacy(11)
    const [X, W] = [randomMatrix(n, i, rng), randomMatrix(i, o, rng)]
    expectClose(transpose(matrixMultiply(X, W)), matrixMultiply(transpose(W), transpose(X)))
  })

  it('lets 0 times NaN be NaN, as NumPy does', () => {
    expect(matrixMultiply(matrixFromRows([[0]]), matrixFromRows([[NaN]])).data[0]).toBeNaN()
  })

  it('refuses inner sizes that differ, and says which shapes came', () => {
    const multiply = () => matrixMultiply(matrixOf(2, 3), matrixOf(4, 5))
    expect(multiply).toThrow(ShapeError)
    expect(multiply).toThrow('should have 3 rows, as the first is 2 x 3; 4 x 5 came')
  })
})
