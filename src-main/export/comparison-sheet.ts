import { OPTIMISTIC } from '../../src-engine/statistics/compared-epoch.ts'
import type { Comparison } from '../../src-engine/statistics/compare-with-baseline.ts'
import type { McNemar } from '../../src-engine/statistics/mcnemar.ts'
import type { Summary } from '../../src-engine/statistics/summary.ts'
import type { ExperimentId } from '../contract/ids.ts'
import type { Column, Sheet } from './column.ts'

export interface ComparisonRow extends Comparison {
  readonly experiment: ExperimentId
  /** Of the two models, in the test accuracy of a single seed; else null. */
  readonly models: McNemar | null
}

const UNIT = "the metric's"

/** A number of the row, by name. */
const number = (
  name: string,
  description: string,
  value: (row: ComparisonRow) => number | null,
  unit?: string
): Column<ComparisonRow> => ({
  name,
  type: 'number',
  ...(unit !== undefined && { unit }),
  description,
  value
})

const whole = (
  name: string,
  unit: string,
  description: string,
  value: (row: ComparisonRow) => number | null
): Column<ComparisonRow> => ({ name, type: 'integer', unit, description, value })

const text = (
  name: string,
  description: string,
  value: (row: ComparisonRow) => string | null
): Column<ComparisonRow> => ({ name, type: 'text', description, value })

const meanOf = ({ n, mean }: Summary) => (n === 0 ? null : mean)

export const comparisonSheet: Sheet<ComparisonRow> = {
  file: 'comparison.csv',
  description:
    'A row per arm other than the baseline and metric that was measured: the values of runs that are done after their last epoch, or the epoch decided on, paired by seed. No rows in the export of a single run.',
  columns: [
    text('experiment', 'The experiment.', ({ experiment }) => experiment),
    text(
      'metric',
      `The metric: its column's name in metrics_wide.csv, where its unit is told. Where another epoch than the last is compared, the name is followed by which: "test_accuracy at best-validation", "test_accuracy at best-test (${OPTIMISTIC})".`,
      metricText
    ),
    text('arm', 'The arm that is compared.', ({ arm }) => arm),
    text('baseline', 'The arm that it is compared with.', ({ baseline }) => baseline),
    whole(
      'n',
      'pairs',
      'Paired seeds: those that arm and baseline are both done with. The other columns are over these.',
      ({ n }) => n
    ),
    number('mean_arm', "Mean of the arm's values. Empty for no pairs.", (row) => meanOf(row.ofArm), UNIT),
    number(
      'mean_baseline',
      "Mean of the baseline's values. Empty for no pairs.",
      (row) => meanOf(row.ofBaseline),
      UNIT
    ),
    number(
      'sd_arm',
      "Sample standard deviation (n - 1) of the arm's values. Empty for fewer than two pairs.",
      ({ ofArm }) => ofArm.sd,
      UNIT
    ),
    number(
      'sd_baseline',
      "Sample standard deviation (n - 1) of the baseline's values. Empty for fewer than two pairs.",
      ({ ofBaseline }) => ofBaseline.sd,
      UNIT
    ),
    number(
      'mean_diff',
      'Mean of arm minus baseline, seed by seed. Empty for no pairs.',
      (row) => meanOf(row.difference),
      UNIT
    ),
    number(
      'sd_diff',
      'Sample standard deviation (n - 1) of arm minus baseline, seed by seed. Empty for fewer than two pairs.',
      ({ difference }) => difference.sd,
      UNIT
    ),
    number(
      'ci_low',
      'Lower end of the 95 % interval of mean_diff. Like t, df, p_t and p_holm, empty where the differences have no spread to judge by: fewer than two pairs, or all equal.',
      ({ interval }) => interval?.[0] ?? null,
      UNIT
    ),
    number('ci_high', 'Upper end of that interval.', ({ interval }) => interval?.[1] ?? null, UNIT),
    text(
      'ci_method',
      '"paired t", or "paired t, Nadeau-Bengio" where each seed splits the data anew, for which the variance is corrected.',
      ({ test }) => test && (test.testTrainRatio > 0 ? 'paired t, Nadeau-Bengio' : 'paired t')
    ),
    number('t', 'Of the paired t test.', ({ test }) => test?.t ?? null),
    whole('df', 'degrees of freedom', 'Of the paired t test.', ({ test }) => test?.df ?? null),
    number('p_t', 'Two-sided p of the paired t test.', ({ test }) => test?.p ?? null),
    number('p_holm', "p_t adjusted over the arms by Holm's method.", ({ pHolm }) => pHolm),
    number(
      'p_signflip',
      'Two-sided p of the sign-flip permutation test on the mean: exact up to 20 pairs, beyond over 99999 random patterns.',
      ({ pSignFlip }) => pSignFlip
    ),
    number(
      'p_wilcoxon',
      'Two-sided p of the Wilcoxon signed-rank test: exact up to 20 pairs, beyond by the normal approximation.',
      ({ pWilcoxon }) => pWilcoxon
    ),
    number('dz', "Cohen's d_z: mean_diff / sd_diff.", ({ effect }) => effect?.dz ?? null),
    number(
      'gz',
      "Hedges' g_z: d_z corrected for few pairs. Empty for two.",
      ({ effect }) => effect?.gz ?? null
    ),
    whole(
      'wins',
      'pairs',
      'Pairs in which the arm is better: accuracies higher, others lower.',
      (row) => row.wins.wins
    ),
    whole('ties', 'pairs', 'Pairs that are equal within 1e-12.', (row) => row.wins.ties),
    whole('losses', 'pairs', 'Pairs in which the baseline is better.', (row) => row.wins.losses),
    number(
      'margin',
      'What was decided to be too small to matter. Only in the metric that was decided on.',
      ({ margin }) => margin,
      UNIT
    ),
    number(
      'p_tost',
      'p of two one-sided t tests that the difference lies within the margin.',
      ({ equivalence }) => equivalence?.p ?? null
    ),
    text(
      'verdict',
      'On the metric that was decided on: helps, hurts (p_holm below 0.05), same (p_tost below 0.05) or cannot-tell; helps-within-margin and hurts-within-margin where both hold. On all others: exploratory.',
      ({ verdict }) => verdictText(verdict)
    ),
    whole(
      'seeds_needed',
      'seeds',
      'More seeds that would settle the verdict with 80 % power if difference and spread were as seen; 0 when it is settled. Empty for more than 10000, and in metrics that are exploratory.',
      ({ seedsNeeded }) => seedsNeeded
    ),
    whole(
      'mcnemar_b',
      'test rows',
      "McNemar's test of the two models, in the test accuracy of a single seed on the same test rows: rows that only the baseline's model has right. It says nothing of training again.",
      ({ models }) => models?.b ?? null
    ),
    whole(
      'mcnemar_c',
      'test rows',
      "Rows that only the arm's model has right.",
      ({ models }) => models?.c ?? null
    ),
    number('mcnemar_p', "Exact two-sided p of McNemar's test.", ({ models }) => models?.p ?? null)
  ]
}

function metricText({ metric, epoch }: Comparison): string {
  switch (epoch) {
    case 'final':
      return metric
    case 'best-validation':
      return `${metric} at best-validation`
    case 'best-test':
      return `${metric} at best-test (${OPTIMISTIC})`
  }
}

function verdictText(verdict: Comparison['verdict']): string {
  if (verdict === null) return 'exploratory'
  const isBoth = verdict.isWithinMargin && verdict.kind !== 'same'
  return isBoth ? `${verdict.kind}-within-margin` : verdict.kind
}
