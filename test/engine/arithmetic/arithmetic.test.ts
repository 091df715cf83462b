import { expect, it } from 'vitest'
import { cosine } from '../../../src-engine/arithmetic/cosine.ts'
import { power } from '../../../src-engine/arithmetic/power.ts'

it('cosine is within 1e-15 of Math.cos from 0 to pi', () => {
  for (let x = 0; x <= Math.PI; x += 0.001) {
    expect(Math.abs(cosine(x) - Math.cos(x))).toBeLessThan(1e-15)
  }
  expect([cosine(0), cosine(Math.PI)]).toEqual([1, -1])
})

it('power is exact for small whole numbers, and within 1e-12 relative of Math.pow', () => {
  expect([power(3, 0), power(3, 5), power(0.5, 10)]).toEqual([1, 243, 1 / 1024])
  for (const exponent of [7, 100, 12_345]) {
    expect(Math.abs(power(0.999, exponent) / 0.999 ** exponent - 1)).toBeLessThan(1e-12)
  }
})
