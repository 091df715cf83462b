import { describe, expect, it } from 'vitest'
import { matrixFromRows, matrixOf, rowsOf, ShapeError } from '../../../src-engine/matrix.ts'
import { maxPool } from '../../../src-engine/toolkit/max-pool.ts'
import { tensor3Of } from '../../../src-engine/toolkit/tensor3.ts'

const image = matrixFromRows([
  [1, 2, 3, 4, 90],
  [5, 6, 7, 8, 91],
  [-1, -2, -3, -4, 92]
])

describe('maxPool', () => {
  it('takes 2 x 2 windows, leaves out rows and columns that fill none, and keeps one channel two-dimensional', () => {
    expect(rowsOf(maxPool(image))).toEqual([[6, 8]])
  })

  it('overlaps windows when the stride is below the size', () => {
    expect(rowsOf(maxPool(image, 2, 1))).toEqual([
      [6, 7, 8, 91],
      [6, 7, 8, 92]
    ])
  })

  it('skips values when the stride is above the size', () => {
    expect(rowsOf(maxPool(image, 1, 2))).toEqual([
      [1, 3, 90],
      [-1, -3, 92]
    ])
  })

  it('finds a maximum below 0', () => {
    const X = matrixFromRows([
      [-5, -3],
      [-4, -9]
    ])
    expect(rowsOf(maxPool(X))).toEqual([[-3]])
  })

  it('pools each channel by itself and keeps the number of channels', () => {
    const X = tensor3Of(2, 2, 3, Float64Array.of(1, 20, -3, 4, 50, -6, 7, 80, -9, 2, 10, -1))
    expect(maxPool(X)).toEqual(tensor3Of(1, 1, 3, Float64Array.of(7, 80, -1)))
  })

  it('refuses a window taller or wider than X', () => {
    expect(() => maxPool(image, 4)).toThrow(ShapeError)
    expect(() => maxPool(image, 4)).toThrow(
      'a 4 x 4 window should fit into X, X of 3 x 5 came: set size to at most 3'
    )
    expect(() => maxPool(matrixOf(5, 1))).toThrow('X of 5 x 1 came: set size to at most 1')
  })

  it.each([0, -2, 1.5, NaN])('refuses size and stride %d', (value) => {
    expect(() => maxPool(image, value)).toThrow(RangeError)
    expect(() => maxPool(image, value)).toThrow(`size should be a whole number of at least 1, ${value} came`)
    expect(() => maxPool(image, 2, value)).toThrow(RangeError)
    expect(() => maxPool(image, 2, value)).toThrow(
      `stride should be a whole number of at least 1, ${value} came`
    )
  })
})

describe('tensor3Of', () => {
  it('refuses data of another length than height * width * channels', () => {
    expect(() => tensor3Of(2, 3, 4, new Float64Array(23))).toThrow(ShapeError)
    expect(() => tensor3Of(2, 3, 4, new Float64Array(23))).toThrow(
      'a 2 x 3 x 4 tensor needs 24 values, 23 came'
    )
  })
})
