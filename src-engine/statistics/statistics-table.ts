import { exact, fixed, fixedInterval } from '../words/numbers.ts'
import { bootstrap, type Bootstrap } from './bootstrap.ts'
import type { Comparison } from './compare-with-baseline.ts'
import { effectSizeIntervals } from './effect-size.ts'
import { tInterval, type Interval } from './paired-t.ts'
import { differencesIn } from './pairs.ts'
import { detectableDifference } from './seeds-needed.ts'
import { EXACT_UP_TO } from './sign-flip.ts'
import { smallestP } from './smallest-p.ts'
import type { Summary } from './summary.ts'
import { differenceText, intervalText, levelText, magnitudeText, pText } from './verdict-words.ts'

/** One statistic of several comparisons, as texts. */
interface StatisticRow {
  readonly id: string
  readonly label: string
  /** What it is, in a line. */
  readonly help: string
  /** Comparison by comparison; empty where there is nothing to say. */
  readonly cells: readonly string[]
}

/** Statistics that answer one question. */
export interface StatisticGroup {
  readonly title: string
  readonly rows: readonly StatisticRow[]
}

/**
 * All there is to know of comparisons of arms with their baseline in one metric: a row per statistic, a cell per
 * comparison. What no comparison has is left out.
 */
export function statisticsTable(comparisons: readonly Comparison[]): StatisticGroup[] {
  return groups
    .map(({ title, statistics }) => ({
      title,
      rows: statistics
        .map(({ of, ...row }) => ({ ...row, cells: comparisons.map((comparison) => of(comparison) ?? '') }))
        .filter(({ cells }) => cells.some((cell) => cell !== ''))
    }))
    .filter(({ rows }) => rows.length > 0)
}

interface Statistic extends Omit<StatisticRow, 'cells'> {
  /** Null where there is nothing to say. */
  readonly of: (comparison: Comparison) => string | null
}

const difference: Statistic[] = [
  {
    id: 'pairs',
    label: 'Paired seeds',
    help: 'Seeds that arm and baseline have both finished. All that follows is over these.',
    of: ({ n }) => exact(n)
  },
  {
    id: 'mean-arm',
    label: 'Arm, mean ± sd',
    help: "The arm's own values; sd is their spread from seed to seed.",
    of: ({ metric, ofArm }) => levelWithSd(metric, ofArm)
  },
  {
    id: 'mean-baseline',
    label: 'Baseline, mean ± sd',
    help: "The baseline's values with the same seeds.",
    of: ({ metric, ofBaseline }) => levelWithSd(metric, ofBaseline)
  },
  {
    id: 'difference',
    label: 'Mean difference',
    help: 'Arm minus baseline, seed by seed, then the mean.',
    of: ({ metric, n, difference: { mean } }) => (n === 0 ? null : differenceText(metric, mean))
  },
  {
    id: 'sd-difference',
    label: 'sd of the differences',
    help: 'How far the difference varies from seed to seed.',
    of: ({ metric, difference: { sd } }) => (sd === null ? null : magnitudeText(metric, sd))
  },
  {
    id: 'interval-t',
    label: '95 % interval, t',
    help: 'The one the verdict shows: right in 95 of 100 such experiments if differences are roughly normal.',
    of: ({ metric, interval }) => interval && intervalText(metric, interval)
  },
  {
    id: 'correction',
    label: 'Nadeau-Bengio correction',
    help: 'Each seed splits one pool anew, and such splits share rows: t, TOST and the intervals of t, d_z and g_z use the larger error. Bootstrap, sign-flip and Wilcoxon do not, and look surer than they are.',
    of: ({ metric, test }) =>
      test && test.testTrainRatio > 0
        ? `standard error ${magnitudeText(metric, test.standardError)} instead of ${magnitudeText(metric, test.sd / Math.sqrt(test.n))}`
        : null
  },
  {
    id: 'bootstrap-percentile',
    label: '95 % interval, bootstrap, percentile',
    help: 'The middle 95 % of the means when the seeds are drawn again and again. Assumes no shape; too short with few seeds.',
    of: (comparison) => bootstrapText(comparison, ({ percentile }) => percentile)
  },
  {
    id: 'bootstrap-bca',
    label: '95 % interval, bootstrap, BCa',
    help: 'The same, corrected for bias and skew.',
    of: (comparison) => bootstrapText(comparison, ({ bca }) => bca)
  }
]

const chance: Statistic[] = [
  {
    id: 'p-t',
    label: 'Paired t test',
    help: 'How often a change that does nothing gives so large a mean difference beside its spread.',
    of: ({ test }) => test && `t(${test.df}) = ${twoDigits(test.t)}, ${pText(test.p)}`
  },
  {
    id: 'p-holm',
    label: 'Adjusted over the arms (Holm)',
    help: 'The verdict rests on this p: of several arms that do nothing, one differs by chance more easily.',
    of: ({ pHolm, armsTested }) =>
      pHolm === null || armsTested < 2 ? null : `${pText(pHolm)}, ${armsTested} arms`
  },
  {
    id: 'p-sign-flip',
    label: 'Sign-flip test',
    help: 'The share of all ways to swap arm and baseline within seeds that give so large a mean. Assumes no shape.',
    of: ({ n, pSignFlip }) =>
      pSignFlip === null ? null : `${pText(pSignFlip)}, ${n <= EXACT_UP_TO ? 'exact' : 'random flips'}`
  },
  {
    id: 'p-wilcoxon',
    label: 'Wilcoxon signed-rank test',
    help: 'The same with ranks in place of values: a few extreme seeds weigh less.',
    of: ({ pWilcoxon }) => (pWilcoxon === null ? null : pText(pWilcoxon))
  },
  {
    id: 'smallest-p',
    label: 'Smallest p of these two',
    help: 'What sign-flip and Wilcoxon give when all seeds agree: 2 / 2^n. Below 6 seeds they cannot reach 0.05.',
    of: ({ n }) =>
      n < 2 || smallestP(n) < 0.05 ? null : `${exact(smallestP(n))}: cannot reach ${exact(0.05)}`
  }
]

const size: Statistic[] = [
  {
    id: 'wins',
    label: 'Seeds won',
    help: 'With how many seeds the arm is the better one; ties count half of the share.',
    of: ({ n, wins }) =>
      n === 0 ? null : `${wins.wins} of ${n}, ${wins.ties} tied: ${fixed(100 * wins.share, 0)} %`
  },
  {
    id: 'dz',
    label: "Cohen's d_z, 95 % interval",
    help: 'The mean difference in standard deviations of the differences; interval from the non-central t.',
    of: ({ effect, test, confidence }) =>
      effect && test && effectText(effect.dz, effectSizeIntervals(test, confidence).dz)
  },
  {
    id: 'gz',
    label: "Hedges' g_z, 95 % interval",
    help: 'd_z without its upward bias with few seeds.',
    of: ({ effect, test, confidence }) =>
      effect && test && effect.gz !== null
        ? effectText(effect.gz, effectSizeIntervals(test, confidence).gz)
        : null
  }
]

const relevance: Statistic[] = [
  {
    id: 'margin',
    label: 'Margin',
    help: 'What was decided beforehand to be too small to matter.',
    of: ({ metric, margin }) => (margin === null ? null : `±${magnitudeText(metric, margin)}`)
  },
  {
    id: 'interval-90',
    label: '90 % interval, t',
    help: 'Within the margin, the difference is surely too small to matter.',
    of: ({ metric, test, margin, confidence }) =>
      test && margin !== null ? intervalText(metric, tInterval(test, 2 * confidence - 1)) : null
  },
  {
    id: 'p-tost',
    label: 'Two one-sided t tests (TOST)',
    help: 'How often a difference as large as the margin would look as small as this. Below 0.05: the same.',
    of: ({ equivalence }) => equivalence && pText(equivalence.p)
  }
]

const seeds: Statistic[] = [
  {
    id: 'detectable',
    label: 'Seen 4 times in 5',
    help: 'The smallest true difference that this many seeds show with 80 % power, at this spread.',
    of: ({ metric, test, confidence, armsTested }) =>
      test && magnitudeText(metric, detectableDifference(test, (1 - confidence) / armsTested))
  },
  {
    id: 'seeds-needed',
    label: 'More seeds to settle it',
    help: 'With 80 % power, if difference and spread are as seen here.',
    of: ({ seedsNeeded, test, verdict }) =>
      verdict === null || test === null
        ? null
        : seedsNeeded === null
          ? `more than ${exact(10_000)}`
          : exact(seedsNeeded)
  }
]

const groups = [
  { title: 'The difference', statistics: difference },
  { title: 'Could it be chance?', statistics: chance },
  { title: 'How large beside its spread?', statistics: size },
  { title: 'Too small to matter?', statistics: relevance },
  { title: 'Enough seeds?', statistics: seeds }
]

const levelWithSd = (metric: Comparison['metric'], { n, mean, sd }: Summary) =>
  n === 0 ? null : levelText(metric, mean) + (sd === null ? '' : ` ± ${magnitudeText(metric, sd)}`)

const effectText = (value: number, interval: Interval) => `${twoDigits(value)} ${fixedInterval(interval, 2)}`

const twoDigits = (value: number) => fixed(value, 2)

/** Resampling takes a while, and two rows show what came of it. */
const resampled = new WeakMap<Comparison, Bootstrap | null>()

function bootstrapText(comparison: Comparison, pick: (resampling: Bootstrap) => Interval): string | null {
  const known = resampled.get(comparison)
  const resampling =
    known === undefined ? bootstrap(differencesIn(comparison.pairs), comparison.confidence) : known
  resampled.set(comparison, resampling)
  // Without spread all resamples are alike: an interval of no width would call that certain.
  if (resampling === null || comparison.test === null) return null
  const text = intervalText(comparison.metric, pick(resampling))
  return resampling.isReliable ? text : `${text}, unreliable below 10 seeds`
}
