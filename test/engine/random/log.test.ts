import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { log } from '../../../src-engine/random/log.ts'
import { Stream } from '../../../src-engine/random/streams.ts'

/** 2^-52: the distance from 1 to the next double. */
const EPSILON = Number.EPSILON

describe('log', () => {
  // Values worked out to 50 digits with Python's decimal module and rounded to the nearest double.
  it.each([
    [0.1, -2.3025850929940455],
    [0.5, -0.6931471805599453],
    [0.9999999999999999, -1.1102230246251565e-16],
    [1, 0],
    [1.0000000000000002, 2.2204460492503128e-16],
    [Math.E, 1],
    [10, 2.302585092994046],
    [1e-300, -690.7755278982137],
    [1.7976931348623157e308, 709.782712893384],
    [5e-324, -744.4400719213812]
  ])('of %d is the correctly rounded %d', (x, expected) => {
    expect(log(x)).toBe(expected)
  })

  it('is within one rounding error of Math.log over 20 000 numbers from 1e-300 to 1e300', () => {
    const stream = new Stream(1, 'init')
    for (let i = 0; i < 20_000; i++) {
      const x = 10 ** (600 * stream.randomSample() - 300)
      const reference = Math.log(x)
      expect(Math.abs(log(x) - reference)).toBeLessThanOrEqual(EPSILON * Math.abs(reference))
    }
  })

  // Written down once, when all terms were worked out exactly for every number.
  it('gives the same bits for 200 000 numbers from 0 to 1, however few of them need all terms', () => {
    const stream = new Stream(2, 'init')
    const values = Float64Array.from({ length: 200_000 }, () => log(stream.randomSample()))
    const sha256 = createHash('sha256').update(values).digest('hex')
    expect(sha256).toBe('7f6bd1a18098349909682580332f6cc81deb9f7faf584b9af47fceb27f4d87d7')
  })

  it('follows IEEE 754 outside the positive numbers', () => {
    expect([log(0), log(-1), log(NaN), log(Infinity)]).toEqual([-Infinity, NaN, NaN, Infinity])
  })
})
