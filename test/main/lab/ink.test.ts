import { expect, it } from 'vitest'
import { inkOf } from '../../../src-main/lab/ink.ts'

function numbers(...values: number[]) {
  const features = new Float64Array(new SharedArrayBuffer(values.length * 8))
  features.set(values)
  return { features }
}

it('full ink is 255 in bytes, the largest of other features, and 0 where none is above 0', () => {
  expect(inkOf({ features: new Uint8Array(new SharedArrayBuffer(2)) })).toBe(255)
  expect(inkOf(numbers(-4, 0.5, 0.25))).toBe(0.5)
  expect(inkOf(numbers(-4, -1))).toBe(0)
})

it('is looked for once in the same features, which never change', () => {
  const part = numbers(1, 2)
  expect(inkOf(part)).toBe(2)
  part.features[0] = 3
  expect(inkOf(part)).toBe(2)
})
