import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  effectSize,
  effectSizeIntervals,
  smallSampleFactor
} from '../../../src-engine/statistics/effect-size.ts'
import { equivalence } from '../../../src-engine/statistics/equivalence.ts'
import { pairedT, tInterval } from '../../../src-engine/statistics/paired-t.ts'
import { signFlipP } from '../../../src-engine/statistics/sign-flip.ts'
import { smallestP } from '../../../src-engine/statistics/smallest-p.ts'
import { wilcoxon } from '../../../src-engine/statistics/wilcoxon.ts'
import { countWins } from '../../../src-engine/statistics/wins.ts'
import { golden } from '../golden.ts'
import {
  differencesOf,
  expectAllClose,
  expectClose,
  goldenPairs,
  goldenStatistics
} from './golden-statistics.ts'

/** See test/fixtures/golden/make_wilcoxon.py. */
interface GoldenSignedRanks {
  readonly differences: number[]
  readonly plus: number
  readonly minus: number
  readonly p: number
}

/** The t test of differences whose spread is known to be above 0. */
function tOf(differences: readonly number[], testTrainRatio?: number) {
  const test = pairedT(differences, testTrainRatio)
  if (test === null) throw new Error('no spread')
  return test
}

describe.each(goldenPairs)('%s', (name) => {
  const table = goldenStatistics[name]
  const differences = differencesOf(table)
  const test = tOf(differences)

  it("has SciPy's paired t test and interval within 1e-9 relative", () => {
    expectAllClose(
      [test.mean, test.sd, test.t, test.df, test.p],
      [table.mean_diff, table.sd_diff, table.t, table.df, table.p_two_sided]
    )
    expectAllClose(tInterval(test, 0.95), table.ci95)
  })

  it('has the effect sizes and their non-central t intervals within 1e-9 relative', () => {
    expectAllClose(Object.values(effectSize(test)), [table.cohen_dz, table.hedges_gz])
    const { dz, gz } = effectSizeIntervals(test, 0.95)
    expectAllClose(dz, table.cohen_dz_ci95_noncentral_t)
    expectAllClose(
      gz,
      table.cohen_dz_ci95_noncentral_t.map((bound) => bound * table.hedges_J)
    )
    expectClose(smallSampleFactor(test.df), table.hedges_J)
  })

  it('has the exact sign-flip and signed-rank tests within 1e-9 relative', () => {
    expectClose(signFlipP(differences), table.sign_flip_exact_p)
    const { plus, minus, p } = wilcoxon(differences)
    expect([plus, minus]).toEqual([table.wilcoxon_W_plus, table.wilcoxon_W_minus])
    expectClose(p, table.wilcoxon_exact_p)
  })

  it('has the share of seeds won within 1e-9 relative, ties half', () => {
    expectClose(countWins(differences, 'higher').share, table.p_outperform_paired)
    expectClose(countWins(differences, 'lower').share, 1 - table.p_outperform_paired)
  })
})

describe('equivalence', () => {
  it("has statsmodels' TOST within 1e-9 relative", () => {
    const expected = goldenStatistics['tost_paired_10_seeds_margin_0.005']
    const { pLower, pUpper, p } = equivalence(
      tOf(differencesOf(goldenStatistics.paired_10_seeds_mixed)),
      0.005
    )
    expectAllClose([pLower, pUpper, p], [expected.lower[1], expected.upper[1], expected.p])
  })

  it('is below 0.05 exactly when the 90 % interval lies within the margin', () => {
    fc.assert(
      fc.property(
        manyDifferences,
        fc.double({ min: 1e-4, max: 0.02, noNaN: true }),
        (differences, margin) => {
          const test = pairedT(differences)
          if (test === null) return
          const [low, high] = tInterval(test, 0.9)
          expect(equivalence(test, margin).p < 0.05).toBe(low > -margin && high < margin)
        }
      )
    )
  })
})

describe('Nadeau and Bengio’s correction', () => {
  it('has the golden t and p within 1e-9 relative, and the plain ones without a ratio', () => {
    const { diffs, test_train_ratio, ...expected } = goldenStatistics.nadeau_bengio
    const corrected = tOf(diffs, test_train_ratio)
    const plain = tOf(diffs)
    expectAllClose([corrected.t, corrected.df, corrected.p], [expected.t, expected.df, expected.p])
    expectAllClose([plain.t, plain.p], [expected.naive_t, expected.naive_p])
  })
})

describe('the intervals of effect sizes', () => {
  it('leave out 0 exactly when p is below 0.05, with splits that share rows, too', () => {
    fc.assert(
      fc.property(manyDifferences, fc.constantFrom(0, 0.25, 1), (differences, ratio) => {
        const test = pairedT(differences, ratio)
        if (test === null) return
        const { dz, gz } = effectSizeIntervals(test, 0.95)
        for (const [low, high] of test.df < 2 ? [dz] : [dz, gz])
          expect(low > 0 || high < 0).toBe(test.p < 0.05)
      }),
      // p is 0.07, and 0.004 without the correction.
      { numRuns: 30, examples: [[[4, 1, 3, -1, 5, 2, 3, 0, 4, 2].map((d) => d / 1000), 0.25]] }
    )
  })
})

describe('more than 20 pairs', () => {
  // sin(1), sin(2), ...: no ties, both signs
  const differences = Array.from({ length: 24 }, (_, i) => Math.sin(i + 1) + 0.4)

  it.each(Object.entries(golden<{ cases: Record<string, GoldenSignedRanks> }>('wilcoxon').cases))(
    'the signed-rank test is the normal approximation, within 1e-9 relative of SciPy’s: %s',
    (_, expected) => {
      const { plus, minus, p } = wilcoxon(expected.differences)
      expect([plus, minus]).toEqual([expected.plus, expected.minus])
      expectClose(p, expected.p)
    }
  )

  it('the sign-flip test is a random one that gives the same p again, within 0.005 of the t test’s', () => {
    const p = signFlipP(differences)
    expect(signFlipP(differences)).toBe(p)
    expect(Math.abs(p - tOf(differences).p)).toBeLessThan(0.005)
    expect(signFlipP(differences.map(() => 1))).toBe(1 / 100_000)
  })
})

describe('the smallest p', () => {
  it('is what rank and permutation tests give when all pairs agree', () => {
    for (const [n, expected] of Object.entries(goldenStatistics.min_attainable_p)) {
      const agreeing = Array.from({ length: Number(n) }, (_, i) => i + 1)
      expectClose(smallestP(Number(n)), expected.wilcoxon_or_sign_flip_or_sign)
      expectClose(signFlipP(agreeing), expected.wilcoxon_or_sign_flip_or_sign)
      expectClose(wilcoxon(agreeing).p, expected.wilcoxon_or_sign_flip_or_sign)
    }
  })
})

const difference = fc.integer({ min: -20, max: 20 }).map((thousandths) => thousandths / 1000)
const manyDifferences = fc.array(difference, { minLength: 2, maxLength: 24 })

describe('every test', () => {
  it('keeps its p and flips its signs when the arms change places', () => {
    fc.assert(
      fc.property(manyDifferences, (differences) => {
        const mirrored = differences.map((d) => -d)
        const [test, other] = [pairedT(differences), pairedT(mirrored)]
        expect(other?.p).toBe(test?.p)
        if (test && other) {
          const [low, high] = tInterval(test, 0.95)
          const [otherLow, otherHigh] = tInterval(other, 0.95)
          expect(otherLow + high).toBe(0)
          expect(otherHigh + low).toBe(0)
          expect(effectSize(other).dz + effectSize(test).dz).toBe(0)
        }
        expect(signFlipP(mirrored)).toBeCloseTo(signFlipP(differences), 12)
        expect(wilcoxon(mirrored).p).toBe(wilcoxon(differences).p)
        const [wins, losses] = [countWins(differences, 'higher'), countWins(mirrored, 'higher')]
        expect([losses.losses, losses.ties, losses.wins]).toEqual([wins.wins, wins.ties, wins.losses])
      })
    )
  })

  it('says nothing of differences that are too few or not finite', () => {
    for (const differences of [[], [0.1], [0.1, NaN], [0.1, Infinity]])
      expect(pairedT(differences)).toBeNull()
    expect([signFlipP([]), wilcoxon([]).p, signFlipP([NaN]), wilcoxon([NaN]).p]).toEqual([NaN, NaN, NaN, NaN])
  })

  it('has no t where all differences are equal: their spread is unknown, not 0', () => {
    expect(pairedT([0.944 - 0.9412, 0.9433 - 0.9405])).toBeNull()
    expect(pairedT([0, 0, 0])).toBeNull()
    expect([signFlipP([0, 0, 0]), wilcoxon([0, 0, 0]).p]).toEqual([1, 1])
  })
})
