import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareIn } from '../../../src-engine/statistics/compare-with-baseline.ts'
import { decisionOf } from '../../../src-engine/statistics/decision.ts'
import { holm } from '../../../src-engine/statistics/holm.ts'
import { compared, moved, runsWith, tenAccuracies as baseline } from './made-up-runs.ts'

const verdictOn = (arm: readonly number[], decision = {}) => compared({ baseline, arm }, decision)[0].verdict

const clearly = [0.02, 0.022, 0.018, 0.021, 0.019]
const hardly = [0.001, 0.0012, 0.0008]
const widely = [0.03, -0.02, 0.01, -0.025]
const nothing = [0.001, -0.001, 0.0005, -0.0004]

describe('the verdict', () => {
  it('is helps or hurts where the difference is beyond chance', () => {
    expect(verdictOn(moved(baseline, clearly))).toEqual({ kind: 'helps', isWithinMargin: false })
    expect(
      verdictOn(
        moved(
          baseline,
          clearly.map((d) => -d)
        )
      )
    ).toEqual({ kind: 'hurts', isWithinMargin: false })
  })

  it('takes a lower loss for the better one', () => {
    const decision = { metric: 'test_loss', margin: null } as const
    expect(verdictOn(moved(baseline, clearly), decision)?.kind).toBe('helps')
  })

  it('is both helps and within the margin where a sure difference is too small to matter', () => {
    expect(verdictOn(moved(baseline, hardly))).toEqual({ kind: 'helps', isWithinMargin: true })
    expect(verdictOn(moved(baseline, hardly), { margin: 0.0001 })).toEqual({
      kind: 'helps',
      isWithinMargin: false
    })
  })

  it('is same where there is no sure difference, but surely none that matters', () => {
    expect(verdictOn(moved(baseline, nothing))).toEqual({ kind: 'same', isWithinMargin: true })
    expect(verdictOn(moved(baseline, nothing), { margin: null })?.kind).toBe('cannot-tell')
  })

  it('is same where every seed gives the same value, and nothing can be told of one seed', () => {
    expect(verdictOn(baseline)).toEqual({ kind: 'same', isWithinMargin: true })
    expect(compared({ baseline: [0.93], arm: [0.95] })[0].verdict?.kind).toBe('cannot-tell')
    expect(compared({ baseline: [0.93], arm: [0.93] })[0].verdict?.kind).toBe('cannot-tell')
    expect(compared({ baseline: [0.93], arm: [] })[0].verdict?.kind).toBe('cannot-tell')
  })

  it('takes five ties for the same, not fewer: a change may hide in coarse accuracies', () => {
    const tied = (n: number) => {
      const same = baseline.slice(0, n)
      return compared({ baseline: same, arm: same })[0].verdict
    }
    expect([2, 4, 5].map((n) => tied(n)?.kind)).toEqual(['cannot-tell', 'cannot-tell', 'same'])
    expect(tied(4)?.isWithinMargin).toBe(false)
  })

  it('does not take two equal differences for certainty', () => {
    const [{ verdict, interval, test }] = compared({ baseline: [0.93, 0.94], arm: [0.95, 0.96] })
    expect([verdict?.kind, interval, test]).toEqual(['cannot-tell', null, null])
  })

  it('cannot be told of values that are not finite', () => {
    expect(compared({ baseline: [0.9, 0.91], arm: [NaN, 0.95] })[0].verdict?.kind).toBe('cannot-tell')
  })

  it('adjusts over the arms: what is below 0.05 alone may not be among many', () => {
    const arm = moved(baseline, [0.008, -0.001, 0.007, -0.001, 0.006])
    const [alone] = compared({ baseline, arm })
    expect(alone.verdict?.kind).toBe('helps')
    expect(alone.pHolm).toBe(alone.test?.p)
    const others = Object.fromEntries(
      [1, 2, 3, 4, 5].map((i) => [`a${i}`, moved(baseline, [...widely, i / 1e4])])
    )
    const among = compared({ baseline, arm, ...others })
    expect(among[0].verdict?.kind).toBe('cannot-tell')
    expect(among.map(({ pHolm }) => pHolm)).toEqual(holm(among.map(({ test }) => test?.p ?? NaN)))
    expect(among[0].armsTested).toBe(6)
  })

  it('changes sides and signs when the arms change places, and nothing else', () => {
    fc.assert(
      fc.property(differences, (values) => {
        const arm = moved(baseline, values)
        const [one] = compared({ baseline, arm })
        const [other] = compared({ baseline: arm, arm: baseline })
        expect(other.difference.mean).toBeCloseTo(-one.difference.mean, 14)
        expect([other.wins.wins, other.wins.losses]).toEqual([one.wins.losses, one.wins.wins])
        expect(other.test?.p).toBeCloseTo(one.test?.p ?? NaN, 9)
        expect(other.pWilcoxon).toBe(one.pWilcoxon)
        const turned = { helps: 'hurts', hurts: 'helps', same: 'same', 'cannot-tell': 'cannot-tell' } as const
        expect(other.verdict?.kind).toBe(turned[one.verdict?.kind ?? 'same'])
      })
    )
  })

  it('does not change when both arms are shifted', () => {
    fc.assert(
      fc.property(differences, fc.integer({ min: -20, max: 20 }), (values, hundredths) => {
        const arm = moved(baseline, values)
        const shifted = (list: readonly number[]) => list.map((value) => value + hundredths / 100)
        const [one] = compared({ baseline, arm })
        const [other] = compared({ baseline: shifted(baseline), arm: shifted(arm) })
        expect(other.verdict).toEqual(one.verdict)
        expect(other.wins).toEqual(one.wins)
        expect([other.pSignFlip, other.pWilcoxon]).toEqual([one.pSignFlip, one.pWilcoxon])
        expect(other.test?.p ?? 0).toBeCloseTo(one.test?.p ?? 0, 9)
      })
    )
  })
})

describe('the seeds needed', () => {
  it('are none where the verdict is settled', () => {
    expect(compared({ baseline, arm: moved(baseline, clearly) })[0].seedsNeeded).toBe(0)
    expect(compared({ baseline, arm: baseline })[0].seedsNeeded).toBe(0)
  })

  it('are more where the spread is wider, and unknown for one seed', () => {
    const needed = (scale: number) =>
      compared({ baseline, arm: moved(baseline, [4 * scale, 0.002 - 3 * scale, 0.0015]) })[0].seedsNeeded ?? 0
    expect(needed(0.002)).toBeGreaterThan(0)
    expect(needed(0.01)).toBeGreaterThan(needed(0.002))
    expect(compared({ baseline: [0.9], arm: [0.91] })[0].seedsNeeded).toBeNull()
  })

  it('are beyond any number where there is nothing to find and no margin', () => {
    const arm = moved(baseline, [0.01, -0.01])
    expect(compared({ baseline, arm }, { margin: null })[0].seedsNeeded).toBeNull()
  })

  it('grow where each seed splits the data anew', () => {
    const arm = moved(baseline, [0.008, -0.003, 0.004])
    const [plain] = compared({ baseline, arm })
    const [corrected] = compared({ baseline, arm }, {}, 0.25)
    expect(corrected.test?.p).toBeGreaterThan(plain.test?.p ?? 1)
    expect(corrected.seedsNeeded ?? Infinity).toBeGreaterThan(plain.seedsNeeded ?? 0)
  })
})

describe('the decision', () => {
  it('is what a verdict is passed on; other metrics are exploratory', () => {
    const input = {
      runs: runsWith({ baseline, arm: moved(baseline, clearly) }),
      arms: ['baseline', 'arm'],
      baseline: 'baseline',
      decision: decisionOf({ decision: { metric: 'test_loss', epoch: 'final' } }),
      testTrainRatio: 0
    }
    const [decided] = compareIn('test_loss', ['arm'], input)
    const [exploratory] = compareIn('test_accuracy', ['arm'], input)
    expect([decided.verdict?.kind, decided.margin]).toEqual(['helps', null])
    expect([exploratory.verdict, exploratory.margin, exploratory.seedsNeeded]).toEqual([null, null, null])
    expect(exploratory.test?.p).toBeCloseTo(decided.test?.p ?? NaN, 9)
  })

  it('has a margin of half a percentage point for accuracies, unless the spec says otherwise', () => {
    expect(decisionOf({})).toEqual({
      metric: 'test_accuracy',
      margin: 0.005,
      epoch: 'final',
      confidence: 0.95
    })
    expect(decisionOf({ decision: { metric: 'test_loss', epoch: 'final' } }).margin).toBeNull()
    expect(
      decisionOf({ decision: { metric: 'test_accuracy', margin: null, epoch: 'final' } }).margin
    ).toBeNull()
    expect(decisionOf({ decision: { metric: 'test_loss', margin: 0.1, epoch: 'final' } }).margin).toBe(0.1)
  })
})

const differences = fc.array(
  fc.integer({ min: -20, max: 20 }).map((thousandths) => thousandths / 1000),
  { minLength: 10, maxLength: 10 }
)
