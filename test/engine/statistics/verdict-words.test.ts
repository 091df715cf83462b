import { describe, expect, it } from 'vitest'
import {
  verdictLines,
  verdictWords,
  intervalText,
  pText
} from '../../../src-engine/statistics/verdict-words.ts'
import { whatVariesText, testTrainRatioOf } from '../../../src-engine/statistics/what-varies.ts'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { compared, moved, tenAccuracies as baseline } from './made-up-runs.ts'
import { goldenStatistics } from './golden-statistics.ts'

const { a, b } = goldenStatistics.paired_10_seeds_mixed

describe('a verdict in words', () => {
  it('says which way, by how much, how sure, and what more seeds would bring', () => {
    const [comparison] = compared({ baseline: b, dropout: a }, { margin: 0.001 })
    expect(verdictLines(comparison)).toEqual([
      'Hurts: −0.18 pp [−0.28, −0.07] 95 % interval',
      'dropout lowers test accuracy: 2 wins, 0 ties and 8 losses in 10 paired seeds.',
      'If the change did nothing, so large a difference would come by chance with p = 0.005 (paired t, 10 seeds), p = 0.014 (sign-flip).',
      'More seeds: None for the direction. 23 more would halve the interval.'
    ])
  })

  it('says that a sure difference is too small to matter', () => {
    const [comparison] = compared({ baseline: a, dropout: b })
    expect(verdictWords(comparison).title).toBe('Helps, less than the margin')
  })

  it('names the margin where the arms are the same', () => {
    const words = verdictWords(compared({ baseline, L2: moved(baseline, [0.001, -0.001, 0.0005]) })[0])
    expect(words.title).toBe('Same')
    expect(words.sentence).toMatch(
      /^L2 changes test accuracy by less than 0\.50 pp, the margin of what matters: /
    )
    expect(words.moreSeeds).toMatch(/^None for the margin\. \d+ more would halve the interval\.$/)
  })

  it('says of what it cannot tell how many seeds would settle it, and what these would have shown', () => {
    const words = verdictWords(compared({ baseline, L2: moved(baseline, [0.012, -0.007, 0.004]) })[0])
    expect(words.title).toBe("Can't tell")
    expect(words.sentence).toMatch(/^L2 may raise or lower test accuracy: /)
    expect(words.moreSeeds).toMatch(
      /^\d+ more would settle it 4 times in 5, if difference and spread are as seen here\. With these 10 a difference of \d\.\d\d pp is seen 4 times in 5\.$/
    )
  })

  it('says that one seed is chance', () => {
    expect(verdictLines(compared({ baseline: [0.937], L2: [0.923] })[0])).toEqual([
      "Can't tell: −1.40 pp with one seed",
      'L2 may raise or lower test accuracy: 0 wins, 0 ties and 1 loss in 1 paired seed.',
      'More seeds: At least two are needed; ten are a good start.',
      'One seed: chance alone can make such a difference.'
    ])
  })

  it('says which of its tests knows that redrawn splits share rows', () => {
    const arms = { baseline, L2: moved(baseline, [0.004, 0.001, 0.003, -0.001, 0.005]) }
    const limitsOf = (ratio: number) => verdictWords(compared(arms, {}, ratio)[0]).limits
    expect(limitsOf(0)).toEqual([])
    expect(limitsOf(0.25)).toEqual([
      "Each seed splits the data anew, and such splits share rows: t has Nadeau and Bengio's correction for it; sign-flip has none, and looks surer than it is."
    ])
  })

  it('says how many seeds gave a value that is not finite, and no number that is none', () => {
    const lines = verdictLines(compared({ baseline: [0.9, 0.91, 0.92], L2: [NaN, 0.95, 0.9] })[0])
    expect(lines[0]).toBe("Can't tell: 1 of 3 paired seeds gave a value that is not finite")
    expect(lines).toContain('More seeds: None helps while a value is not finite.')
    expect(lines.join()).not.toContain('NaN')
  })

  it('says what few seeds that all tie would have to be followed by', () => {
    const words = (n: number) =>
      verdictWords(compared({ baseline: baseline.slice(0, n), L2: baseline.slice(0, n) })[0])
    expect(words(2)).toMatchObject({
      title: "Can't tell",
      numbers: '0.00 pp with 2 seeds',
      moreSeeds: 'At least one that differs, or 3 more that do not.'
    })
    expect(words(4).moreSeeds).toBe('At least one that differs, or 1 more that does not.')
    expect(words(5)).toMatchObject({ title: 'Same', moreSeeds: 'None: nothing differs.' })
    const [alike] = compared({ baseline: [0.93, 0.94], L2: [0.95, 0.96] })
    expect(verdictWords(alike).moreSeeds).toBe('At least one that differs.')
  })

  it('says that no rank or permutation test of five seeds can reach 0.05, of six it can', () => {
    const limitsOf = (n: number) =>
      verdictWords(
        compared({ baseline: baseline.slice(0, n), L2: moved(baseline.slice(0, n), [0.01, 0.02]) })[0]
      ).limits
    expect(limitsOf(5)).toEqual([
      'With 5 seeds no rank or permutation test can reach 0.05: the smallest p is 0.0625.'
    ])
    expect(limitsOf(6)).toEqual([])
  })

  it('says why equal differences give no test, and why a small p among many arms is none', () => {
    const [equal] = compared({ baseline: [0.93, 0.94, 0.935], L2: [0.95, 0.96, 0.955] })
    expect(verdictWords(equal).limits[0]).toBe(
      'All 3 differences are +2.00 pp: without spread there is no t test.'
    )
    const arm = moved(baseline, [0.008, -0.001, 0.007, -0.001, 0.006])
    const others = Object.fromEntries(
      [1, 2, 3, 4, 5].map((i) => [`a${i}`, moved(baseline, [0.03, -0.03, i / 1e3])])
    )
    const words = verdictWords(compared({ baseline, arm, ...others })[0])
    expect(words.howSure).toMatch(/adjusted for 6 arms \(Holm\)/)
    expect(words.limits[0]).toMatch(
      /^Alone it would count as a difference \(p = 0\.0\d\d\); among 6 arms it does not/
    )
  })

  it('gives losses in their own unit and nothing where nothing is finished', () => {
    const decision = { metric: 'test_loss', margin: null } as const
    expect(verdictWords(compared({ baseline: a, L2: b }, decision)[0]).numbers).toBe(
      '−0.0018 [−0.0028, −0.0007] 95 % interval'
    )
    expect(verdictLines(compared({ baseline, L2: [] })[0])).toEqual([
      "Can't tell: no seed is finished in both arms"
    ])
  })

  it('writes numbers as on paper', () => {
    expect(intervalText('test_accuracy', [-0.0014, 0.0036])).toBe('[−0.14, 0.36]')
    expect([0.00012, 0.0123, 0.4567].map(pText)).toEqual(['p < 0.001', 'p = 0.012', 'p = 0.46'])
    // Which side of 0.05 is what a verdict goes by.
    expect([0.0497, 0.04996, 0.05, 0.0503, 0.05 + 1e-9].map(pText)).toEqual([
      'p = 0.0497',
      'p = 0.04996',
      'p = 0.050',
      'p = 0.0503',
      'p = 0.050000001'
    ])
  })
})

describe('what varies', () => {
  const specWith = (change: object) =>
    parseExperimentSpec({
      specVersion: 1,
      name: 'x',
      arms: [{ name: 'baseline' }, { name: 'dropout', regularization: { dropout: { keep: 0.8 } } }],
      ...change
    })

  it('is told from the spec', () => {
    expect(whatVariesText(specWith({}))).toBe('varies: init, order, mask; split fixed')
    expect(whatVariesText(specWith({ arms: [{ name: 'baseline' }] }))).toBe(
      'varies: init, order; split fixed'
    )
    expect(whatVariesText(specWith({ split: { fraction: 0.2, seed: 'run' } }))).toBe(
      'varies: split, init, order, mask'
    )
    expect(whatVariesText(specWith({ varies: { init: false, mask: false } }))).toBe(
      'varies: order; split, init, mask fixed'
    )
    const dataset = { trainingRows: 500, subset: 'run', validation: 0.1 }
    expect(whatVariesText(specWith({ dataset }))).toBe(
      'varies: subset, validation part, init, order, mask; split fixed'
    )
    // All rows are the same rows, whoever draws them.
    expect(whatVariesText(specWith({ dataset: { subset: 'run' } }))).toBe(
      'varies: init, order, mask; split fixed'
    )
  })

  it('corrects for splits of one pool alone', () => {
    expect(testTrainRatioOf(specWith({ split: { fraction: 0.2, seed: 'run' } }))).toBe(0.25)
    expect(testTrainRatioOf(specWith({ split: { fraction: 0.2, seed: 1 } }))).toBe(0)
    expect(testTrainRatioOf(specWith({ split: 'given' }))).toBe(0)
  })
})
