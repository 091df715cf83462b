import { describe, expect, it } from 'vitest'
import { matrixFromRows, matrixOf, rowsOf } from '../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import type { RandomSource } from '../../../src-engine/random/random-source.ts'
import { dropout } from '../../../src-engine/toolkit/dropout.ts'
import { randomMatrix } from './random-matrix.ts'

const drawsNothing: RandomSource = {
  randn: () => expect.fail('no draw was expected'),
  permutation: () => expect.fail('no draw was expected'),
  bernoulli: () => expect.fail('no draw was expected')
}

describe('dropout', () => {
  // The share of 10,000 draws has a standard deviation of at most 0.005: 0.02 is four of them.
  it.each([0.1, 0.5, 0.8, 0.95])('keeps about %d of the elements, within 0.02', (p) => {
    const ones = matrixOf(100, 100, new Float64Array(10_000).fill(1))
    const kept = dropout(ones, p, new NumpyLegacy(9)).data.reduce((sum, a) => sum + a, 0)
    expect(Math.abs(kept / 10_000 - p)).toBeLessThan(0.02)
  })

  it('gives each element exactly as it was or 0: nothing is rescaled', () => {
    const A = randomMatrix(31, 33, new NumpyLegacy(2))
    const result = dropout(A, 0.3, new NumpyLegacy(3))
    expect(result.data.every((value, i) => value === 0 || value === A.data[i])).toBe(true)
    expect(result.data.includes(0)).toBe(true)
    expect(result.data.some((value) => value !== 0)).toBe(true)
  })

  it('draws the mask row by row, one draw an element', () => {
    const draws = [1, 0, 0, 1, 1, 0] as const
    let drawn = 0
    const rng: RandomSource = { ...drawsNothing, bernoulli: () => draws[drawn++] }
    const A = matrixFromRows([
      [1, 2, 3],
      [4, 5, 6]
    ])
    expect(rowsOf(dropout(A, 0.5, rng))).toEqual([
      [1, 0, 0],
      [4, 5, 0]
    ])
    expect(drawn).toBe(6)
  })

  it('draws another mask each time, and the same masks again for the same seed', () => {
    const A = matrixOf(7, 7, new Float64Array(49).fill(1))
    const twice = () => {
      const rng = new NumpyLegacy(1)
      return [dropout(A, 0.5, rng), dropout(A, 0.5, rng)]
    }
    const [first, second] = twice()
    expect(first).not.toEqual(second)
    expect(twice()).toEqual([first, second])
  })

  it('keeps all with p 1', () => {
    const A = randomMatrix(5, 3, new NumpyLegacy(2))
    expect(dropout(A, 1, new NumpyLegacy(3))).toEqual(A)
  })

  it('changes nothing and draws nothing when not training', () => {
    const A = matrixFromRows([[1, 2, 3]])
    expect(rowsOf(dropout(A, 0.5, drawsNothing, false))).toEqual([[1, 2, 3]])
  })

  it('leaves the given matrix as it was', () => {
    const A = matrixFromRows([[1, 2, 3]])
    dropout(A, 0.01, new NumpyLegacy(3))
    expect(rowsOf(A)).toEqual([[1, 2, 3]])
  })

  it.each([0, -0.5, 1.0001, NaN, Infinity])('refuses p %d, in training or not', (p) => {
    for (const training of [true, false]) {
      const drop = () => dropout(matrixOf(1, 1), p, new NumpyLegacy(1), training)
      expect(drop).toThrow(RangeError)
      expect(drop).toThrow(`p should be above 0 and at most 1, ${p} came`)
    }
  })
})
