import { expect, it } from 'vitest'
import type { Decision } from '../../../src-engine/statistics/decision.ts'
import type { McNemar } from '../../../src-engine/statistics/mcnemar.ts'
import { comparisonSheet } from '../../../src-main/export/comparison-sheet.ts'
import {
  compared,
  moved,
  tenAccuracies as baseline,
  type Accuracies
} from '../../engine/statistics/made-up-runs.ts'
import { expectAllClose, goldenStatistics } from '../../engine/statistics/golden-statistics.ts'

/** The row of the first arm that is no baseline, by the names of its columns. */
function rowOf(accuracies: Accuracies, models: McNemar | null = null, testTrainRatio = 0) {
  const row = { ...compared(accuracies, {}, testTrainRatio)[0], experiment: 'e1' as const, models }
  return Object.fromEntries(comparisonSheet.columns.map(({ name, value }) => [name, value(row)]))
}

it('has the columns of a comparison in their order', () => {
  expect(comparisonSheet.columns.map(({ name }) => name).join(' ')).toBe(
    'experiment metric arm baseline n mean_arm mean_baseline sd_arm sd_baseline mean_diff sd_diff ci_low ci_high ' +
      'ci_method t df p_t p_holm p_signflip p_wilcoxon dz gz wins ties losses margin p_tost verdict seeds_needed ' +
      'mcnemar_b mcnemar_c mcnemar_p'
  )
})

it('names the epoch beside the metric where it is not the last', () => {
  const metricOf = (epoch: Decision['epoch']) => {
    const [comparison] = compared({ baseline, arm: baseline }, { epoch })
    const row = { ...comparison, experiment: 'e1' as const, models: null }
    return comparisonSheet.columns.find(({ name }) => name === 'metric')?.value(row)
  }
  expect(metricOf('final')).toBe('test_accuracy')
  expect(metricOf('best-validation')).toBe('test_accuracy at best-validation')
  expect(metricOf('best-test')).toBe('test_accuracy at best-test (optimistic: chosen on the test set)')
})

it("has SciPy's numbers in them within 1e-9 relative", () => {
  const golden = goldenStatistics.paired_10_seeds_mixed
  const row = rowOf({ baseline: golden.a, L2: golden.b })
  const numbers = [
    'mean_diff',
    'sd_diff',
    'ci_low',
    'ci_high',
    't',
    'df',
    'p_t',
    'p_holm',
    'dz',
    'gz',
    'p_tost'
  ]
  expectAllClose(
    [...numbers, 'p_signflip', 'p_wilcoxon'].map((name) => Number(row[name])),
    [
      golden.mean_diff,
      golden.sd_diff,
      ...golden.ci95,
      golden.t,
      golden.df,
      golden.p_two_sided,
      golden.p_two_sided,
      golden.cohen_dz,
      golden.hedges_gz,
      goldenStatistics['tost_paired_10_seeds_margin_0.005'].p,
      golden.sign_flip_exact_p,
      golden.wilcoxon_exact_p
    ]
  )
  expect(row).toMatchObject({
    n: 10,
    wins: 8,
    ties: 0,
    losses: 2,
    margin: 0.005,
    ci_method: 'paired t',
    verdict: 'helps-within-margin',
    seeds_needed: 0,
    mcnemar_b: null
  })
})

it('names each verdict, and the correction for splits drawn anew', () => {
  const verdictOf = (differences: readonly number[]) =>
    rowOf({ baseline, L2: moved(baseline, differences) }).verdict
  expect(verdictOf([0.02, 0.021])).toBe('helps')
  expect(verdictOf([-0.02, -0.021])).toBe('hurts')
  expect(verdictOf([-0.001, -0.0011])).toBe('hurts-within-margin')
  expect(verdictOf([0.001, -0.001])).toBe('same')
  expect(verdictOf([0.02, -0.01, -0.013])).toBe('cannot-tell')
  expect(rowOf({ baseline, L2: moved(baseline, [0.02, 0.021]) }, null, 0.25).ci_method).toBe(
    'paired t, Nadeau-Bengio'
  )
})

it('leaves empty what one pair cannot tell, and has the test of its two models', () => {
  expect(rowOf({ baseline: [0.937], L2: [0.923] }, { b: 23, c: 9, p: 0.02 })).toMatchObject({
    n: 1,
    sd_diff: null,
    ci_low: null,
    ci_method: null,
    t: null,
    p_holm: null,
    gz: null,
    losses: 1,
    verdict: 'cannot-tell',
    seeds_needed: null,
    mcnemar_b: 23,
    mcnemar_c: 9,
    mcnemar_p: 0.02
  })
})
