import { describe, expect, it } from 'vitest'
import { histogramOf, outline } from '../../../src-renderer/components/exercises/histogram.ts'
import { stepped, typedNumber } from '../../../src-renderer/components/exercises/number-text.ts'
import { cellNumber, shortNumber } from '../../../src-renderer/components/exercises/short-number.ts'

describe('typed numbers', () => {
  it.each([
    ['1.5', 1.5],
    [' -2 ', -2],
    ['−2', -2],
    ['.5', 0.5],
    ['2.', 2],
    ['1e-3', 0.001]
  ])('reads "%s" as %d', (text, value) => {
    expect(typedNumber(text)).toBe(value)
  })

  it.each(['', 'abc', '1,5', '1.2.3', '--1', 'Infinity', '0x10', '1e999'])('refuses "%s"', (text) => {
    expect(typedNumber(text)).toBeNull()
  })

  it('steps without a tail of digits, and stays within its limits', () => {
    expect(stepped(0.2, 0.1, { min: -10, max: 10 })).toBe(0.3)
    expect(stepped(0.95, 0.05, { min: 0.05, max: 1 })).toBe(1)
    expect(stepped(1, 0.05, { min: 0.05, max: 1 })).toBe(1)
  })
})

describe('shown numbers', () => {
  it('have a true minus and no tail of digits', () => {
    expect(shortNumber(0.1 + 0.2)).toBe('0.3')
    expect(shortNumber(-0.02)).toBe('−0.02')
    expect(cellNumber(-1.005)).toMatch(/^−1\.0/)
    expect(cellNumber(0)).toBe('0')
  })
})

describe('a histogram', () => {
  it('counts every value, those outside in the nearest range', () => {
    const { counts } = histogramOf(Float64Array.of(-1, 0, 0.5, 1, 1.9, 9), 0, 1, 2)
    expect([...counts]).toEqual([3, 3])
  })

  it('is outlined from its first value to its last', () => {
    const histogram = histogramOf(Float64Array.of(1, 1, 2), 0, 1, 5)
    expect(
      outline(
        histogram,
        (x) => x,
        (y) => -y
      )
    ).toBe('M1.0 0.0V-2.0H2.0V-1.0H3.0V0.0Z')
  })
})
