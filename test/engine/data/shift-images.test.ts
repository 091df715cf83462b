import { describe, expect, it } from 'vitest'
import { shiftImages, sideOfImages } from '../../../src-engine/data/shift-images.ts'

const features = new Uint8Array(new SharedArrayBuffer(18))
features.set([...Array.from({ length: 9 }, () => 0), 1, 2, 3, 4, 5, 6, 7, 8, 9])
const labels = new Uint8Array(new SharedArrayBuffer(2))
labels.set([3, 8])
const rows = { part: { rows: 2, features, labels }, index: Uint32Array.of(1) }

const shifted = (right: number, down: number) => shiftImages(rows, 3, () => ({ right, down }))

describe('shiftImages', () => {
  it.each([
    [0, 0, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [1, 0, [0, 1, 2, 0, 4, 5, 0, 7, 8]],
    [-2, 0, [3, 0, 0, 6, 0, 0, 9, 0, 0]],
    [0, 1, [0, 0, 0, 1, 2, 3, 4, 5, 6]],
    [1, -1, [0, 4, 5, 0, 7, 8, 0, 0, 0]],
    [5, 0, [0, 0, 0, 0, 0, 0, 0, 0, 0]]
  ])('by %i to the right and %i down brings zeros in and loses what leaves', (right, down, expected) => {
    const { part, index } = shifted(right, down)
    expect([...part.features]).toEqual(expected)
    expect([...index]).toEqual([0])
  })

  it('keeps labels, the kind of numbers, and the images it was given', () => {
    const { part } = shifted(1, 1)
    expect([...part.labels]).toEqual([8])
    expect(part.features).toBeInstanceOf(Uint8Array)
    expect([...features.subarray(9)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('is for square numbers of columns', () => {
    expect([784, 1, 783, 2].map(sideOfImages)).toEqual([28, 1, null, null])
  })
})
