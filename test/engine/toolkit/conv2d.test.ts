import { describe, expect, it } from 'vitest'
import { matrixFromRows, matrixOf, rowsOf, ShapeError } from '../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { conv2d } from '../../../src-engine/toolkit/conv2d.ts'
import { randomMatrix } from './random-matrix.ts'

const image = matrixFromRows([
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9]
])

describe('conv2d', () => {
  // The kernel flipped is [[4, 3], [2, 1]]; the first value is 4 * 1 + 3 * 2 + 2 * 4 + 1 * 5 = 23.
  it('flips the kernel both ways', () => {
    const kernel = matrixFromRows([
      [1, 2],
      [3, 4]
    ])
    expect(rowsOf(conv2d(image, kernel))).toEqual([
      [23, 33],
      [53, 63]
    ])
  })

  it('gives one number for a kernel as big as the image', () => {
    const kernel = matrixFromRows([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 1]
    ])
    expect(rowsOf(conv2d(image, kernel))).toEqual([[1]])
  })

  it('keeps the image under a 1 x 1 kernel of 1', () => {
    expect(conv2d(image, matrixFromRows([[1]]))).toEqual(image)
  })

  it.each([
    [7, 5, 2],
    [7, 6, 3],
    [33, 31, 5],
    [3, 3, 9]
  ])(
    'of %i x %i with stride %i is stride 1 with only the multiples of the stride kept',
    (rows, cols, stride) => {
      const rng = new NumpyLegacy(4)
      const [image, kernel] = [randomMatrix(rows, cols, rng), randomMatrix(3, 2, rng)]
      const every = <T>(values: T[]) => values.filter((_, i) => i % stride === 0)
      const expected = every(rowsOf(conv2d(image, kernel))).map(every)
      expect(rowsOf(conv2d(image, kernel, stride))).toEqual(expected)
    }
  )

  it.each([
    [4, 1],
    [1, 4],
    [0, 0]
  ])('refuses a %i x %i kernel for a 3 x 3 image', (rows, cols) => {
    const convolve = () => conv2d(image, matrixOf(rows, cols))
    expect(convolve).toThrow(ShapeError)
    expect(convolve).toThrow(`between 1 x 1 and 3 x 3, the size of the image; ${rows} x ${cols} came`)
  })

  it.each([0, -1, 1.5, NaN, Infinity])('refuses stride %d', (stride) => {
    const convolve = () => conv2d(image, matrixFromRows([[1]]), stride)
    expect(convolve).toThrow(RangeError)
    expect(convolve).toThrow(`stride should be a whole number of at least 1, ${stride} came`)
  })
})
