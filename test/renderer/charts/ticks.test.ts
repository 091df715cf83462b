import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { epochTicks, linearTicks, logTicks } from '../../../src-renderer/charts/ticks.ts'

test('linear ticks are round and within the range', () => {
  expect(linearTicks(80, 95)).toEqual([80, 85, 90, 95])
  expect(linearTicks(-6, 2)).toEqual([-6, -4, -2, 0, 2])
  expect(linearTicks(0.1, 0.32, 4)).toEqual([0.1, 0.2, 0.3])
})

test('an axis never has to do with two ticks where it asked for five', () => {
  expect(linearTicks(-8, 4)).toEqual([-8, -6, -4, -2, 0, 2, 4])
  expect(linearTicks(91.4, 93.7, 4)).toEqual([91.5, 92, 92.5, 93, 93.5])
})

test('a log axis has powers of ten, and folds of them where those are few', () => {
  expect(logTicks(0.005, 2)).toEqual([0.01, 0.1, 1])
  expect(logTicks(0.4, 2.3)).toEqual([0.5, 1, 2])
})

test('a log axis within a fraction of a decade has round values', () => {
  expect(logTicks(2.28, 2.31).length).toBeGreaterThan(1)
})

test('epochs begin with the first in view and are whole numbers', () => {
  expect(epochTicks(1, 20)).toEqual([1, 5, 10, 15, 20])
  expect(epochTicks(5.2, 13)).toEqual([6, 8, 10, 12])
  expect(epochTicks(0.5, 1.5)).toEqual([1])
  expect(epochTicks(1, 375, 2)).toEqual([1, 200])
})

test('ticks never leave the range, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.double({ min: 1.001, max: 1e4, noNaN: true }),
      (min, factor) => {
        const max = min * factor
        for (const ticks of [linearTicks(min, max), logTicks(min, max)]) {
          for (const tick of ticks) {
            expect(tick).toBeGreaterThanOrEqual(min * (1 - 1e-6))
            expect(tick).toBeLessThanOrEqual(max * (1 + 1e-6))
          }
        }
      }
    )
  )
})
