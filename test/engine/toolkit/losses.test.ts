import { describe, expect, it } from 'vitest'
import { matrixFromRows, matrixOf, ShapeError } from '../../../src-engine/matrix.ts'
import { binaryCrossEntropy, crossEntropy } from '../../../src-engine/toolkit/cross-entropy.ts'
import { mseLoss } from '../../../src-engine/toolkit/mse-loss.ts'
import { expectClose } from './close-to-golden.ts'

describe('mseLoss', () => {
  it('is a mean over all elements, not over rows', () => {
    expect(mseLoss(matrixFromRows([[1, 2, 3, 4]]), matrixFromRows([[1, 2, 3, 0]]))).toBe(4)
  })
})

describe('binaryCrossEntropy', () => {
  it('of undecided predictions is log 2 within 1e-12 relative', () => {
    expectClose(binaryCrossEntropy(matrixFromRows([[0.5], [0.5]]), matrixFromRows([[1], [0]])), Math.LN2)
  })
})

describe('crossEntropy', () => {
  it('of uniform predictions over 10 classes is log 10 within 1e-12 relative', () => {
    const A = matrixOf(3, 10, new Float64Array(30).fill(0.1))
    const y = matrixOf(3, 10)
    y.data[4] = y.data[10] = y.data[29] = 1
    expectClose(crossEntropy(A, y), Math.log(10))
  })

  it('of a probability of 0 for the true class is -log 1e-15, not Infinity, within 1e-12 relative', () => {
    expectClose(crossEntropy(matrixFromRows([[0, 1]]), matrixFromRows([[1, 0]])), -Math.log(1e-15))
  })
})

describe.each([
  ['mseLoss', mseLoss],
  ['binaryCrossEntropy', binaryCrossEntropy],
  ['crossEntropy', crossEntropy]
])('%s', (_, loss) => {
  it('refuses targets of another shape, also where one could be stretched to the other', () => {
    expect(() => loss(matrixOf(5, 2), matrixOf(5, 1))).toThrow(ShapeError)
    expect(() => loss(matrixOf(5, 2), matrixOf(5, 1))).toThrow('y should be 5 x 2, 5 x 1 came')
  })

  it('refuses to average nothing', () => {
    expect(() => loss(matrixOf(0, 2), matrixOf(0, 2))).toThrow(ShapeError)
    expect(() => loss(matrixOf(2, 0), matrixOf(2, 0))).toThrow('at least one row and one column, 2 x 0 came')
  })
})
