import { describe, expect, it, vi } from 'vitest'
import { binomialCdf } from '../../../../src-engine/statistics/distributions/binomial.ts'
import { findRoot } from '../../../../src-engine/statistics/distributions/find-root.ts'
import { logGamma } from '../../../../src-engine/statistics/distributions/log-gamma.ts'
import {
  noncentralCdf,
  noncentralityInterval,
  noncentralTail
} from '../../../../src-engine/statistics/distributions/noncentral-t.ts'
import {
  normalCdf,
  normalQuantile,
  normalTail
} from '../../../../src-engine/statistics/distributions/normal.ts'
import { studentQuantile, studentTail } from '../../../../src-engine/statistics/distributions/student-t.ts'
import { expectClose, goldenStatistics } from '../golden-statistics.ts'

/** "2.0,df=9" as [2, 9]. */
const numbersIn = (key: string) => key.split(',df=').map(Number)

describe('distributions', () => {
  const { quantiles } = goldenStatistics

  it("have Student's t quantiles within 1e-9 relative of SciPy's", () => {
    for (const [key, value] of Object.entries(quantiles.t)) {
      const [p, df] = numbersIn(key)
      expectClose(studentQuantile(p, df), value)
      expectClose(studentQuantile(1 - p, df), -value)
    }
  })

  it("have Student's t tails, down to 1e-11, within 1e-9 relative of SciPy's", () => {
    for (const [key, value] of Object.entries(quantiles.t_sf)) {
      const [t, df] = numbersIn(key)
      expectClose(studentTail(t, df), value)
      expectClose(studentTail(-t, df), 1 - value)
    }
  })

  it("have normal quantiles within 1e-9 relative of SciPy's, and tails that invert them", () => {
    for (const [p, value] of Object.entries(quantiles.norm)) {
      expectClose(normalQuantile(Number(p)), value)
      expectClose(normalCdf(value), Number(p))
      expectClose(normalTail(-value), Number(p))
    }
    expect([0, 1, 2].map(normalQuantile)).toEqual([-Infinity, Infinity, NaN])
  })

  it('have normal tails far out within 1e-9 relative', () => {
    // scipy.stats.norm.sf
    const tails = { 3: 0.0013498980316300933, 10: 7.61985302416047e-24, 35: 1.124910706472406e-268 }
    for (const [x, value] of Object.entries(tails)) expectClose(normalTail(Number(x)), value)
  })

  it('have log gamma within 1e-9 relative of factorials', () => {
    let factorial = 1
    for (let n = 2; n < 20; n++) {
      factorial *= n
      expectClose(logGamma(n + 1), Math.log(factorial))
    }
    expectClose(logGamma(0.5), Math.log(Math.PI) / 2)
    expect([logGamma(0), logGamma(-1)]).toEqual([NaN, NaN])
  })

  it('have binomial sums within 1e-9 relative of adding up', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k)
    for (const [n, p] of [
      [7, 0.5],
      [31, 0.2],
      [60, 0.9]
    ]) {
      let sum = 0
      for (let k = 0; k < n; k++) {
        sum += choose(n, k) * p ** k * (1 - p) ** (n - k)
        expectClose(binomialCdf(k, n, p), sum)
      }
      expect([binomialCdf(-1, n, p), binomialCdf(n, n, p)]).toEqual([0, 1])
    }
  })

  it('have non-central t tails within 1e-9 relative of numerical integration to 30 digits', () => {
    // mpmath.quad of the integral in noncentral-t.ts
    expectClose(noncentralTail(8, 300, 2), 5.856595696732348e-9)
    for (const [t, df, delta] of [
      [2.3, 9, 1.5],
      [-1, 4, 0.5],
      [8, 2, 10]
    ]) {
      expectClose(noncentralTail(t, df, delta) + noncentralCdf(t, df, delta), 1)
      expectClose(noncentralTail(t, df, 0), studentTail(t, df))
    }
    expectClose(noncentralTail(1900, 1, 20), 0.008_398_628_587_719_911)
  })

  it('have intervals of the non-centrality for two values that hardly differ, too, with fewer than 2 million exponentials', () => {
    const exp = vi.spyOn(Math, 'exp')
    const [low, high] = noncentralityInterval(200, 1, 0.95)
    const { length } = exp.mock.calls
    exp.mockRestore()
    expectClose(noncentralTail(200, 1, low), 0.025)
    expectClose(noncentralCdf(200, 1, high), 0.025)
    expect(length).toBeLessThan(2e6)
  })
})

describe('findRoot', () => {
  it('finds roots to the last digits', () => {
    expect(findRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15)
    expect(findRoot((x) => Math.expm1(x - 3), -50, 50)).toBeCloseTo(3, 14)
    expect(findRoot((x) => x, 0, 5)).toBe(0)
  })

  it('refuses ends of one sign', () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError)
  })
})
