import { expect, test } from 'vitest'
import { fillBetween, traceCurve, type Frame } from '../../../src-renderer/charts/drawing/curve.ts'
import { placeLabels } from '../../../src-renderer/charts/drawing/label-places.ts'
import { spread } from '../../../src-renderer/charts/drawing/spread.ts'

/** Writes down the path's points. */
function recorder() {
  const points: string[] = []
  const path = {
    moveTo: (x: number, y: number) => points.push(`M${x},${y}`),
    lineTo: (x: number, y: number) => points.push(`L${x},${y}`),
    beginPath: () => undefined,
    closePath: () => points.push('Z'),
    fill: () => undefined
  }
  return { points, path: path as unknown as CanvasRenderingContext2D }
}
const frame = (pixelsAnEpoch: number, to: number): Frame => ({
  x: (epoch) => epoch * pixelsAnEpoch,
  y: (value) => value,
  bottom: 200,
  from: 1,
  to
})

test('a curve goes on over epochs that were not measured', () => {
  const { points, path } = recorder()
  traceCurve(path, Float64Array.of(NaN, 1, NaN, 3, 4), frame(10, 5))
  expect(points).toEqual(['M20,1', 'L40,3', 'L50,4'])
})

test('a curve breaks where a value has no place on the axis', () => {
  const { points, path } = recorder()
  traceCurve(path, Float64Array.of(1, 0, 3, 4), { ...frame(10, 4), y: (value) => (value > 0 ? value : NaN) })
  expect(points).toEqual(['M10,1', 'M30,3', 'L40,4'])
})

test('a spike stays in sight where many epochs share a pixel', () => {
  const values = new Float64Array(1000).fill(1)
  values[637] = 99
  const { points, path } = recorder()
  traceCurve(path, values, frame(0.1, 1000))
  expect(points.length).toBeLessThanOrEqual(200)
  expect(points.some((point) => point.endsWith(',99'))).toBe(true)
})

test('a band is filled only where it has both sides', () => {
  const { points, path } = recorder()
  fillBetween(path, Float64Array.of(NaN, 1, 1), Float64Array.of(NaN, 3, 4), frame(10, 3))
  expect(points).toEqual(['L20,3', 'L30,4', 'L30,1', 'L20,1', 'Z'])
})

test('on a log axis a band that reaches to 0 goes on to the edge of the plot, and no further', () => {
  const { points, path } = recorder()
  const log: Frame = { ...frame(10, 3), y: (value) => -Math.log10(value) }
  fillBetween(path, Float64Array.of(0.1, 0, -1), Float64Array.of(10, 100, 100), log)
  expect(points).toEqual(['L10,-1', 'L20,-2', 'L30,-2', 'L30,200', 'L20,200', 'L10,1', 'Z'])
})

test('a band passes no measured epoch over where few are and many share a pixel', () => {
  const sparse = Float64Array.from({ length: 100 }, (_, k) => ((k + 1) % 33 === 0 ? k + 1 : NaN))
  const { points, path } = recorder()
  fillBetween(path, sparse, sparse, frame(0.125, 100))
  expect(points).toEqual(['L4.125,33', 'L8.25,66', 'L12.375,99', 'L12.375,99', 'L8.25,66', 'L4.125,33', 'Z'])
})

test("values at the lines' ends keep their order and stay apart and within the plot", () => {
  expect(spread([50, 51, 20], 13, 0, 100)).toEqual([50, 63, 20])
  expect(spread([98, 99], 13, 0, 100)).toEqual([87, 100])
})

const area = { left: 0, right: 300, top: 0, bottom: 200 }
const level = (y: number) => () => ({ top: y, bottom: y })

test('a name stands clear of its own line and of all others', () => {
  const [first, second] = placeLabels([level(60), level(90)], [], [60, 60], area)
  expect(first?.y).toBeLessThan(60 - 7)
  expect(second?.y).toBeGreaterThan(90 + 7)
})

test('names do not cover each other', () => {
  const places = placeLabels([level(100), level(101)], [level(20)], [80, 80], area)
  const [a, b] = places
  if (!a || !b) throw new Error('both have room')
  expect(Math.abs(a.x - b.x) >= 80 || Math.abs(a.y - b.y) >= 14).toBe(true)
})

test('without room there is no name', () => {
  const crowd = Array.from({ length: 20 }, (_, i) => level(i * 10))
  expect(placeLabels([level(95)], crowd, [60], area)).toEqual([null])
})
