import { describe, expect, it } from 'vitest'
import {
  equivalencePower,
  fewest,
  pairsFor,
  power,
  smallestDetectable
} from '../../../src-engine/statistics/power.ts'
import { expectClose, goldenStatistics } from './golden-statistics.ts'

const expected = goldenStatistics.power_paired_t_alpha05

describe('power', () => {
  it("is statsmodels' within 1e-9 relative", () => {
    for (const [key, value] of Object.entries(expected.power)) {
      const [, dz, n] = /dz=(.+),n=(.+)/.exec(key) ?? []
      expectClose(power(Number(dz), Number(n), 0.05), value)
      expectClose(power(-Number(dz), Number(n), 0.05), value)
    }
  })

  it("gives statsmodels' numbers of pairs", () => {
    for (const [dz, n] of Object.entries(expected.n_for_80pct)) {
      expect(pairsFor(Number(dz), 0.05)).toBe(n)
      expect(pairsFor(Number(dz), 0.05, 0.9)).toBe(expected.n_for_90pct[dz])
    }
  })

  it('gives the smallest detectable difference within 1e-9 relative', () => {
    for (const [n, dz] of Object.entries(expected.mde_dz_80pct)) {
      expectClose(smallestDetectable(Number(n), 0.05), dz)
    }
  })

  it('is alpha where there is no difference, within 1e-9 relative', () => {
    expectClose(power(0, 10, 0.05), 0.05)
  })

  it('of equivalence grows with the pairs and falls with the difference', () => {
    const at = (n: number, dz: number) => equivalencePower(dz, 1, n, 0.05)
    expect(at(10, 0)).toBeGreaterThan(at(6, 0))
    expect(at(10, 0.5)).toBeLessThan(at(10, 0))
    expect(at(10, 0.5)).toBeCloseTo(at(10, -0.5), 12)
    expect(at(10, 1)).toBeLessThan(0.05)
  })

  it('says when no number of seeds is enough', () => {
    expect(pairsFor(0.001, 0.05)).toBeNull()
    expect(fewest((n) => n >= 10_001)).toBeNull()
    expect([fewest((n) => n >= 10_000), fewest(() => true), fewest((n) => n >= 77, 11)]).toEqual([
      10_000, 2, 77
    ])
  })
})
