import { expect, test } from 'vitest'
import { stripHead } from '../../../src-renderer/components/compare/model/strip-head.ts'

test('the words stand over the line of the baseline where there is room for them', () => {
  const { name, x, left, right } = stripHead('baseline', 200, 400)
  expect({ name, x }).toEqual({ name: 'baseline', x: 200 })
  expect(right - x).toBe(x - left)
})

test.each([2, 398])('a line near a border, at %s of 400 px, leaves the words where none is cut', (zero) => {
  const { name, left, right } = stripHead('baseline', zero, 400)
  expect(name).toBe('baseline')
  expect(left).toBeGreaterThanOrEqual(44)
  expect(right).toBeLessThanOrEqual(400 - 44)
})

test('a name too long for the strip keeps its beginning and its end', () => {
  const { name, left, right } = stripHead('baseline without any regularization', 150, 292)
  expect(name).toMatch(/^baseline\b.*….*gularization$/)
  expect(left).toBeGreaterThanOrEqual(44)
  expect(right).toBeLessThanOrEqual(292 - 44)
})
