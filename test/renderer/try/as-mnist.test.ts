import { describe, expect, it } from 'vitest'
import { asMnist, SIDE } from '../../../src-renderer/components/try/model/as-mnist.ts'
import { drawStrokes, type Stroke } from '../../../src-renderer/components/try/model/strokes.ts'

const stroke = (width: number, ...points: [number, number][]): Stroke => ({
  width,
  points: points.map(([x, y]) => ({ x, y }))
})
const sum = (ink: Float64Array) => ink.reduce((a, b) => a + b, 0)
/** Where there is more ink than half a pixel: first and last column and row. */
function extent(ink: Float64Array) {
  const lit = [...ink.keys()].filter((pixel) => ink[pixel] > 0.5)
  const xs = lit.map((pixel) => pixel % SIDE)
  const ys = lit.map((pixel) => Math.floor(pixel / SIDE))
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}
function centre(ink: Float64Array) {
  const mean = (of: (pixel: number) => number) =>
    ink.reduce((all, value, pixel) => all + value * of(pixel), 0) / sum(ink)
  return { x: mean((p) => (p % SIDE) + 0.5), y: mean((p) => Math.floor(p / SIDE) + 0.5) }
}

const UNPLACED = { scale: 1, right: 0, down: 0 }
/** A seven: its mass is high and to the right of the middle of its box. */
const seven = [stroke(2.5, [4, 5], [14, 5], [8, 20])]

describe('ink', () => {
  it('of a straight stroke is its area to 2 %', () => {
    const ink = drawStrokes([stroke(3, [5, 14], [23, 14])], UNPLACED, SIDE)
    const area = 18 * 3 + Math.PI * 1.5 ** 2
    expect(Math.abs(sum(ink) / area - 1)).toBeLessThan(0.02)
  })

  it('is not more where strokes cross, and a pixel is full at most', () => {
    const across = stroke(3, [5, 14], [23, 14])
    const once = drawStrokes([across], UNPLACED, SIDE)
    expect(drawStrokes([across, across], UNPLACED, SIDE)).toEqual(once)
    expect(Math.max(...once)).toBe(1)
  })

  it('of a stroke that leaves the picture is only what lies in it', () => {
    const ink = drawStrokes([stroke(2, [-20, 0.5], [60, 0.5])], UNPLACED, SIDE)
    expect(sum(ink)).toBeCloseTo(SIDE * 1.5, 5)
  })

  it('of a dot is a disc', () => {
    const ink = drawStrokes([stroke(6, [14, 14])], UNPLACED, SIDE)
    expect(Math.abs(sum(ink) / (Math.PI * 9) - 1)).toBeLessThan(0.03)
  })
})

describe('a drawing as MNIST has its digits', () => {
  it('is 20 pixels high where it is higher than wide', () => {
    const { top, bottom, left, right } = extent(asMnist(seven))
    expect(bottom - top + 1).toBe(20)
    expect(right - left + 1).toBeLessThan(16)
  })

  it('has its centre of mass within half a pixel of the middle', () => {
    const { x, y } = centre(asMnist(seven))
    expect(Math.abs(x - 14)).toBeLessThanOrEqual(0.5)
    expect(Math.abs(y - 14)).toBeLessThanOrEqual(0.5)
  })

  it('is the same wherever and however large it was drawn', () => {
    const smaller = seven.map(({ width, points }) => ({
      width: width / 2,
      points: points.map(({ x, y }) => ({ x: x / 2 + 13, y: y / 2 + 1 }))
    }))
    const [one, other] = [asMnist(seven), asMnist(smaller)]
    one.forEach((value, pixel) => {
      expect(value).toBeCloseTo(other[pixel], 9)
    })
  })

  it('stays whole when nearly all of its mass is at one end', () => {
    // A heavy blob with a long thin tail.
    const blob = [stroke(6, [4, 4]), stroke(1.6, [4, 4], [4, 27])]
    const { top, bottom } = extent(asMnist(blob))
    expect(top).toBeGreaterThanOrEqual(0)
    expect(bottom - top + 1).toBeGreaterThanOrEqual(19)
  })

  it('is a dot where a dot was drawn, four times as large and no more', () => {
    const { left, right } = extent(asMnist([stroke(1, [3, 3])]))
    expect(right - left + 1).toBeLessThanOrEqual(5)
  })
})
