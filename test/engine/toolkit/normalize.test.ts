import { describe, expect, it } from 'vitest'
import { matrixOf, ShapeError, matrixFromRows, rowsOf } from '../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { columnMeans } from '../../../src-engine/toolkit/column-means.ts'
import { mapElements } from '../../../src-engine/toolkit/elementwise.ts'
import { normalize } from '../../../src-engine/toolkit/normalize.ts'
import { randomMatrix } from './random-matrix.ts'

describe('normalize', () => {
  it.each([2, 3, 7, 31, 33])(
    'brings the columns of %i rows to mean 0 and standard deviation 1 within 1e-14 absolute',
    (rows) => {
      const X = mapElements(randomMatrix(rows, 5, new NumpyLegacy(rows)), (x) => 7 + 3 * x)
      const result = normalize(X)
      const means = columnMeans(result).data
      const variances = columnMeans(mapElements(result, (x) => x * x)).data
      for (let j = 0; j < 5; j++) {
        expect(Math.abs(means[j])).toBeLessThanOrEqual(1e-14)
        expect(Math.abs(Math.sqrt(variances[j]) - 1)).toBeLessThanOrEqual(1e-14)
      }
    }
  )

  // Three times 0.1 sums to 0.30000000000000004: the mean is not 0.1, and a deviation of 1e-17 must not be divided by.
  it('centres a constant column to exact zeros although its mean is rounded', () => {
    expect(rowsOf(normalize(matrixFromRows([[0.1], [0.1], [0.1]])))).toEqual([[0], [0], [0]])
  })

  it('leaves the given matrix as it was', () => {
    const X = matrixFromRows([
      [1, 5],
      [2, 7]
    ])
    normalize(X)
    expect(rowsOf(X)).toEqual([
      [1, 5],
      [2, 7]
    ])
  })

  it('refuses a matrix without rows', () => {
    expect(() => normalize(matrixOf(0, 3))).toThrow(ShapeError)
  })
})
