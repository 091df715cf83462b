import { expect, test } from 'vitest'
import { armStyles } from '../../../src-renderer/charts/arm-style.ts'
import { bandOf } from '../../../src-renderer/charts/band.ts'
import type { EpochGroup } from '../../../src-renderer/charts/epoch-plot.ts'
import { yRangeOf } from '../../../src-renderer/charts/y-range.ts'

const [style] = armStyles(['a'], 'a').values()
const group = (...values: number[]): EpochGroup => {
  const runs = [Float64Array.from(values)]
  return { label: 'a', style, runs, band: bandOf(runs, 'range') }
}
const percent = (value: number) => `${value} %`
const rising = group(22, 60, 88, 91, 92, 92.5, 93, 93)

test('a close axis shows where the curves come to, and says what it cuts off', () => {
  const range = yRangeOf([rising], { scale: 'close', from: 1, to: 8, least: 0, most: 100, tickText: percent })
  expect(range.min).toBeGreaterThan(80)
  expect(range.max).toBeLessThanOrEqual(100)
  expect(range.cut).toBe(`cut at ${range.min} %; 22 % at epoch 1`)
})

test('the whole axis cuts nothing', () => {
  const range = yRangeOf([rising], { scale: 'whole', from: 1, to: 8, least: 0, most: 100, tickText: percent })
  expect(range).toEqual({ min: 20, max: 100, isLog: false, cut: null })
})

test('an axis that would be cut by little is not cut', () => {
  const range = yRangeOf([group(1, 2, 3, 4)], { scale: 'close', from: 1, to: 4, tickText: String })
  expect(range).toMatchObject({ min: 1, max: 4, cut: null })
})

test.each([0, 5, 40, 100])('values that are all %d %% lie on an axis that has a length', (value) => {
  for (const scale of ['whole', 'close'] as const) {
    const range = yRangeOf([group(value, value)], {
      scale,
      from: 1,
      to: 2,
      least: 0,
      most: 100,
      tickText: percent
    })
    expect(range.min).toBeLessThan(range.max)
    expect(range.min).toBeLessThanOrEqual(value)
    expect(range.max).toBeGreaterThanOrEqual(value)
  }
})

test('differences always have 0 in view', () => {
  const range = yRangeOf([group(-30, -3, -2, -2)], {
    scale: 'close',
    from: 1,
    to: 4,
    withZero: true,
    tickText: String
  })
  expect(range.max).toBe(0)
  expect(range.cut).toContain('-30 at epoch 1')
})

test('a log axis ignores what is not above 0', () => {
  const range = yRangeOf([group(0, 1, 0.1, 0.01)], { scale: 'log', from: 1, to: 4, tickText: String })
  expect(range.isLog).toBe(true)
  expect(range.min).toBeGreaterThan(0.005)
  expect(range.max).toBeLessThan(3)
})

test('without any value there is an axis all the same', () => {
  expect(yRangeOf([], { scale: 'log', from: 1, to: 4, tickText: String })).toMatchObject({ isLog: true })
  expect(yRangeOf([], { scale: 'close', from: 1, to: 4, tickText: String })).toMatchObject({ min: 0, max: 1 })
})
