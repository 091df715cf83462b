import { metrics, type MetricName } from '../training/metrics.ts'
import { exact, fixed, fixedInterval, percent, points, signed } from '../words/numbers.ts'
import { metricWords, OPTIMISTIC } from './compared-epoch.ts'
import type { Comparison } from './compare-with-baseline.ts'
import type { McNemar } from './mcnemar.ts'
import type { Interval } from './paired-t.ts'
import { differencesIn } from './pairs.ts'
import { detectableDifference, moreSeedsToHalve } from './seeds-needed.ts'
import { smallestP } from './smallest-p.ts'
import { tiesNeeded } from './verdict.ts'

/** A comparison in words, for every door alike. */
export interface VerdictWords {
  /** "Hurts", "Helps, less than the margin", "Can't tell", "Exploratory". */
  readonly title: string
  /** "−0.89 pp [−1.17, −0.61] 95 % interval". */
  readonly numbers: string
  /** "regularized lowers test accuracy: 0 wins, 0 ties and 10 losses in 10 paired seeds." */
  readonly sentence: string
  /** "If the change did nothing, ...". Null where no test can say. */
  readonly howSure: string | null
  /** "None for the direction. 23 more would halve the interval." */
  readonly moreSeeds: string
  /** What the numbers cannot say, a sentence each. */
  readonly limits: readonly string[]
}

export function verdictWords(comparison: Comparison): VerdictWords {
  return {
    title: verdictTitle(comparison),
    numbers: numbers(comparison),
    sentence: sentence(comparison),
    howSure: howSure(comparison),
    moreSeeds: moreSeeds(comparison),
    limits: limits(comparison)
  }
}

/** All of it as one line of text after another: what is copied, and what a terminal prints. */
export function verdictLines(comparison: Comparison): string[] {
  const words = verdictWords(comparison)
  const headline = `${words.title}: ${words.numbers}`
  if (comparison.n === 0) return [headline]
  return [
    headline,
    words.sentence,
    ...(words.howSure === null ? [] : [words.howSure]),
    `More seeds: ${words.moreSeeds}`,
    ...words.limits
  ]
}

/** The other question, of two models instead of two ways to train: which has more of the test rows right? */
export const modelsText = (arm: string, baseline: string, { b, c, p }: McNemar) =>
  `These two models: ${counted(c, 'test row')} only ${arm} has right, ${b} only ${baseline} (McNemar, ${pText(p)}). That says nothing of training again.`

/** What somebody says the difference is: "Claimed: +1.50 pp (the tutorial)". */
export const claimText = (metric: MetricName, claim: { difference: number; source: string }) =>
  `Claimed: ${differenceText(metric, claim.difference)} (${claim.source})`

/** A value of a metric: "92.74 %", or in the metric's unit. */
export const levelText = (metric: MetricName, value: number) =>
  metrics[metric].unit === 'fraction' ? percent(value) : fixed(value, 4)

/** A difference with its sign: in percentage points for fractions, else in the metric's unit. */
export const differenceText = (metric: MetricName, difference: number) =>
  metrics[metric].unit === 'fraction' ? points(difference) : signed(difference, 4)

/** The same without a sign: "0.50 pp". */
export const magnitudeText = (metric: MetricName, value: number) =>
  metrics[metric].unit === 'fraction' ? `${fixed(Math.abs(value) * 100, 2)} pp` : fixed(Math.abs(value), 4)

/** "[−1.17, −0.61]", in the unit of differenceText. */
export function intervalText(metric: MetricName, [low, high]: Interval): string {
  const [scale, digits] = metrics[metric].unit === 'fraction' ? [100, 2] : [1, 4]
  return fixedInterval([low * scale, high * scale], digits)
}

/** "p = 0.002", "p < 0.001"; beside 0.05 in as many digits as say on which side of it: "p = 0.0498". */
export function pText(p: number): string {
  if (p < 0.001) return `p < ${exact(0.001)}`
  let digits = p < 0.1 ? 3 : 2
  while (p !== 0.05 && Number(p.toFixed(digits)) === 0.05) digits++
  return `p = ${fixed(p, digits)}`
}

const KIND_TITLES = { helps: 'Helps', hurts: 'Hurts', same: 'Same', 'cannot-tell': "Can't tell" }

/** The first of a comparison's words alone: the others take a while to work out. */
export function verdictTitle({ verdict }: Comparison): string {
  if (verdict === null) return 'Exploratory'
  const isDirected = verdict.kind === 'helps' || verdict.kind === 'hurts'
  return KIND_TITLES[verdict.kind] + (isDirected && verdict.isWithinMargin ? ', less than the margin' : '')
}

function numbers({ metric, epoch, n, pairs, difference, interval, confidence }: Comparison): string {
  if (n === 0) return 'no seed is finished in both arms'
  const lost = differencesIn(pairs).filter((d) => !Number.isFinite(d)).length
  if (lost > 0) return `${exact(lost)} of ${counted(n, 'paired seed')} gave a value that is not finite`
  const mean = differenceText(metric, difference.mean)
  const label = epoch === 'best-test' ? `, ${OPTIMISTIC}` : ''
  if (interval === null) return `${mean} with ${n === 1 ? 'one seed' : `${n} seeds`}${label}`
  return `${mean} ${intervalText(metric, interval)} ${percentOf(confidence)} interval${label}`
}

function sentence({ arm, metric, epoch, n, test, difference, wins, verdict, margin }: Comparison): string {
  const name = metricWords(metric, epoch)
  const count = `${counted(wins.wins, 'win')}, ${counted(wins.ties, 'tie')} and ${counted(wins.losses, 'loss')} in ${counted(n, 'paired seed')}`
  const change = difference.mean > 0 ? 'raises' : 'lowers'
  switch (verdict?.kind) {
    case 'helps':
    case 'hurts':
      return `${arm} ${change} ${name}: ${count}.`
    case 'same':
      return margin === null || test === null
        ? `${arm} leaves ${name} as it is: ${count}.`
        : `${arm} changes ${name} by less than ${magnitudeText(metric, margin)}, the margin of what matters: ${count}.`
    case 'cannot-tell':
      return `${arm} may raise or lower ${name}: ${count}.`
    case undefined:
      return `${arm}, ${name}: ${count}.`
  }
}

function howSure({ n, test, pHolm, pSignFlip, armsTested }: Comparison): string | null {
  if (test === null || pHolm === null || pSignFlip === null) return null
  const holm = armsTested > 1 ? `, ${pText(pHolm)} adjusted for ${armsTested} arms (Holm)` : ''
  return `If the change did nothing, so large a difference would come by chance with ${pText(test.p)} (paired t, ${n} seeds)${holm}, ${pText(pSignFlip)} (sign-flip).`
}

function moreSeeds(comparison: Comparison): string {
  const { metric, test, verdict, seedsNeeded, confidence, armsTested, n, wins, difference } = comparison
  if (verdict === null) return 'No verdict is passed on this metric.'
  if (test === null) {
    if (verdict.kind === 'same') return 'None: nothing differs.'
    if (!Number.isFinite(difference.mean)) return 'None helps while a value is not finite.'
    if (n < 2) return 'At least two are needed; ten are a good start.'
    const ties = tiesNeeded(1 - confidence) - n
    const orTies =
      wins.ties === n && ties > 0 ? `, or ${exact(ties)} more that ${ties === 1 ? 'does' : 'do'} not` : ''
    return `At least one that differs${orTies}.`
  }
  if (verdict.kind !== 'cannot-tell') {
    const halve = moreSeedsToHalve(test, confidence)
    const first = verdict.kind === 'same' ? 'None for the margin.' : 'None for the direction.'
    return halve === null ? first : `${first} ${halve} more would halve the interval.`
  }
  const detectable = magnitudeText(metric, detectableDifference(test, (1 - confidence) / armsTested))
  const seen = `With these ${n} a difference of ${detectable} is seen 4 times in 5.`
  return seedsNeeded === null
    ? `More than ${exact(10_000)} would not settle it. ${seen}`
    : `${seedsNeeded} more would settle it 4 times in 5, if difference and spread are as seen here. ${seen}`
}

function limits({
  metric,
  n,
  test,
  difference,
  pHolm,
  armsTested,
  confidence,
  verdict
}: Comparison): string[] {
  const alpha = 1 - confidence
  const said: string[] = []
  if (n === 1) said.push('One seed: chance alone can make such a difference.')
  if (n > 1 && test === null && verdict?.kind !== 'same' && Number.isFinite(difference.mean)) {
    said.push(
      `All ${n} differences are ${differenceText(metric, difference.mean)}: without spread there is no t test.`
    )
  }
  if (n > 1 && smallestP(n) >= 0.05) {
    said.push(
      `With ${n} seeds no rank or permutation test can reach ${exact(0.05)}: the smallest p is ${exact(smallestP(n))}.`
    )
  }
  if (test && pHolm !== null && test.p < alpha && pHolm >= alpha) {
    said.push(
      `Alone it would count as a difference (${pText(test.p)}); among ${armsTested} arms it does not, for one of so many differs by chance more easily.`
    )
  }
  if (test && test.testTrainRatio > 0) {
    said.push(
      "Each seed splits the data anew, and such splits share rows: t has Nadeau and Bengio's correction for it; sign-flip has none, and looks surer than it is."
    )
  }
  return said
}

const percentOf = (confidence: number) => `${exact(Math.round(confidence * 1000) / 10)} %`
const counted = (n: number, noun: string) =>
  n === 1 ? `1 ${noun}` : `${n} ${noun === 'loss' ? 'losses' : `${noun}s`}`
