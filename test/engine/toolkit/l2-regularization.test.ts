import { describe, expect, it } from 'vitest'
import { matrixFromRows, matrixOf, rowsOf } from '../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { l2Regularization } from '../../../src-engine/toolkit/l2-regularization.ts'
import { numericalGradient } from '../../../src-engine/toolkit/numerical-gradient.ts'
import { expectClose } from './close-to-golden.ts'
import { randomMatrix } from './random-matrix.ts'

describe('l2Regularization', () => {
  // Errors of 1e-16 in penalties around 1, divided by 2 h = 2e-4.
  it('has gradients that agree with the numerical gradient of its penalty within 1e-6 relative', () => {
    const rng = new NumpyLegacy(12)
    const params = { W1: randomMatrix(3, 7, rng), W2: randomMatrix(7, 1, rng) }
    const lambda = 0.05
    const nothing = matrixOf(1, 1)
    const measured = numericalGradient(
      nothing,
      nothing,
      params,
      () => l2Regularization([params.W1, params.W2], lambda).penalty,
      () => nothing
    )
    const { gradients } = l2Regularization([params.W1, params.W2], lambda)
    expectClose(gradients[0], measured.W1, { relative: 1e-6, absolute: 0 })
    expectClose(gradients[1], measured.W2, { relative: 1e-6, absolute: 0 })
  })

  it('gives no penalty and zero gradients for lambda 0', () => {
    const { penalty, gradients } = l2Regularization([matrixFromRows([[1, 2]])], 0)
    expect(penalty).toBe(0)
    expect(gradients.map(rowsOf)).toEqual([[[0, 0]]])
  })

  it('gives no penalty for no weights', () => {
    expect(l2Regularization([], 0.1)).toEqual({ penalty: 0, gradients: [] })
  })

  it.each([-0.01, NaN, Infinity])('refuses lambda %d', (lambda) => {
    expect(() => l2Regularization([], lambda)).toThrow(RangeError)
    expect(() => l2Regularization([], lambda)).toThrow(`${lambda} came`)
  })
})
