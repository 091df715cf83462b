import { describe, expect, it } from 'vitest'
import { matrixFromRows, rowsOf, ShapeError } from '../../../src-engine/matrix.ts'
import { relu, reluBackward } from '../../../src-engine/toolkit/relu.ts'
import { sigmoid } from '../../../src-engine/toolkit/sigmoid.ts'
import { softmax } from '../../../src-engine/toolkit/softmax.ts'
import { expectClose } from './close-to-golden.ts'

describe('sigmoid', () => {
  it('goes to exactly 0 and 1 at the extremes, without NaN', () => {
    expect(rowsOf(sigmoid(matrixFromRows([[-Infinity, -1e308, -1000, 1000, 1e308, Infinity]])))).toEqual([
      [0, 0, 0, 1, 1, 1]
    ])
  })

  it('of -z is 1 - sigmoid(z) within 1e-15 absolute', () => {
    const z = [0, 0.1, 1, 5, 30, 700]
    const above = sigmoid(matrixFromRows([z])).data
    const below = sigmoid(matrixFromRows([z.map((value) => -value)])).data
    z.forEach((_, i) => {
      expect(Math.abs(below[i] - (1 - above[i]))).toBeLessThanOrEqual(1e-15)
    })
  })
})

describe('relu', () => {
  it('keeps what is above 0 and puts 0 elsewhere', () => {
    expect(rowsOf(relu(matrixFromRows([[-2, 0, 3]])))).toEqual([[0, 0, 3]])
  })

  it('lets NaN through, so that a broken training shows', () => {
    expect(relu(matrixFromRows([[NaN]])).data[0]).toBeNaN()
  })

  it('passes the gradient back where Z is above 0, and 0 at the kink itself', () => {
    const dA = matrixFromRows([[5, 6, 7]])
    const Z = matrixFromRows([[-1, 0, 1e-300]])
    expect(rowsOf(reluBackward(dA, Z))).toEqual([[0, 0, 7]])
  })

  it('refuses a gradient of another shape than Z', () => {
    expect(() => reluBackward(matrixFromRows([[1, 2]]), matrixFromRows([[1]]))).toThrow(ShapeError)
  })
})

describe('softmax', () => {
  it('gives rows that sum to 1 within 1e-15 absolute, for values that would overflow exp', () => {
    const A = softmax(
      matrixFromRows([
        [1e4, 1e4 + 1, -1e4],
        [-1e4, -1e4 - 1, -1e4 - 2]
      ])
    )
    for (const row of rowsOf(A)) {
      const sum = row.reduce((a, b) => a + b)
      expect(Math.abs(sum - 1)).toBeLessThanOrEqual(1e-15)
    }
  })

  it('does not change when a row is shifted, within 1e-12 relative', () => {
    expectClose(softmax(matrixFromRows([[1001, 1002, 1004]])), softmax(matrixFromRows([[1, 2, 4]])))
  })

  it('takes each row by itself', () => {
    expect(
      rowsOf(
        softmax(
          matrixFromRows([
            [0, 0],
            [800, -800]
          ])
        )
      )
    ).toEqual([
      [0.5, 0.5],
      [1, 0]
    ])
  })
})
