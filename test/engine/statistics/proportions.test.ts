import { describe, expect, it } from 'vitest'
import { compareModels, mcNemar } from '../../../src-engine/statistics/mcnemar.ts'
import { wilsonInterval } from '../../../src-engine/statistics/wilson.ts'
import { expectAllClose, expectClose, goldenStatistics } from './golden-statistics.ts'

describe("McNemar's test", () => {
  it("has statsmodels' exact p within 1e-9 relative", () => {
    for (const { b, c, exact_p } of Object.values(goldenStatistics.mcnemar)) {
      expectClose(mcNemar(b, c).p, exact_p)
      expectClose(mcNemar(c, b).p, exact_p)
    }
  })

  it('counts the rows that only one of the models has right', () => {
    const labels = Uint8Array.of(1, 2, 3, 4, 5, 6)
    const baseline = Uint8Array.of(1, 2, 0, 0, 0, 6)
    const arm = Uint8Array.of(1, 0, 3, 4, 9, 6)
    expect(compareModels(labels, baseline, arm)).toMatchObject({ b: 1, c: 2 })
  })

  it('has p = 1 for models that are right on the same rows', () => {
    expect(mcNemar(0, 0).p).toBe(1)
  })
})

describe("Wilson's interval", () => {
  it("has statsmodels' bounds within 1e-9 relative, also at 0 and 1", () => {
    for (const [shares, bounds] of Object.entries(goldenStatistics.wilson_95)) {
      const [successes, trials] = shares.split('/').map(Number)
      expectAllClose(wilsonInterval(successes, trials, 0.95), bounds)
    }
  })
})
