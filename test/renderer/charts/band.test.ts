import { expect, test } from 'vitest'
import { bandOf } from '../../../src-renderer/charts/band.ts'

const runs = [Float64Array.of(1, 4), Float64Array.of(2, 6), Float64Array.of(6)]

test('the mean is taken over the runs that have the epoch', () => {
  const { mean, n } = bandOf(runs, 'sd')
  expect([...mean]).toEqual([3, 5])
  expect([...n]).toEqual([3, 2])
})

test('the interval is the t interval of the mean, within 1e-9', () => {
  const { low, high } = bandOf(runs, 'interval')
  // sd = sqrt(7), t(0.975, 2) = 4.302652729911275
  const half = 4.302652729911275 * Math.sqrt(7 / 3)
  expect(low[0]).toBeCloseTo(3 - half, 9)
  expect(high[0]).toBeCloseTo(3 + half, 9)
})

test('splits that are drawn anew widen the interval as Nadeau and Bengio say, within 1e-9', () => {
  const { high } = bandOf(runs, 'interval', 0.25)
  expect(high[0]).toBeCloseTo(3 + 4.302652729911275 * Math.sqrt(7 * (1 / 3 + 0.25)), 9)
})

test('the range is the lowest and the highest run', () => {
  const { low, high } = bandOf(runs, 'range')
  expect([low[0], high[0]]).toEqual([1, 6])
})

test('a single run has a mean and no band', () => {
  const { mean, low, high } = bandOf([Float64Array.of(3)], 'interval')
  expect([mean[0], low[0], high[0]]).toEqual([3, NaN, NaN])
})

test('no run has nothing', () => {
  expect(bandOf([], 'interval').mean.length).toBe(0)
})
