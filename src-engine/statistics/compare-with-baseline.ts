import type { MetricName } from '../training/metrics.ts'
import { betterDirection, type ComparedEpoch } from './compared-epoch.ts'
import type { Decision } from './decision.ts'
import { effectSize, type EffectSize } from './effect-size.ts'
import { equivalence, type Equivalence } from './equivalence.ts'
import { holm } from './holm.ts'
import { pairedT, tInterval, type Interval, type PairedT } from './paired-t.ts'
import { differencesIn, pairsOf, type FinishedRun, type Pair } from './pairs.ts'
import { moreSeedsToSettle } from './seeds-needed.ts'
import { signFlipP } from './sign-flip.ts'
import { summarize, type Summary } from './summary.ts'
import { verdictOf, type Verdict } from './verdict.ts'
import { wilcoxon } from './wilcoxon.ts'
import { countWins, type Wins } from './wins.ts'

/** Finished runs and how they are to be judged. */
export interface ComparisonInput {
  readonly runs: readonly FinishedRun[]
  readonly arms: readonly string[]
  readonly baseline: string
  readonly decision: Decision
  /** Test rows per training row where each seed splits the pool anew, else 0: see pairedT. */
  readonly testTrainRatio: number
}

/**
 * One arm against the baseline in one metric, over the seeds that both have finished. Differences are arm minus baseline,
 * in the metric's unit. Null stands where there is nothing to say: too few pairs, or no spread.
 */
export interface Comparison {
  readonly metric: MetricName
  readonly epoch: ComparedEpoch
  readonly arm: string
  readonly baseline: string
  readonly better: 'higher' | 'lower'
  /** Paired seeds, ascending. */
  readonly pairs: readonly Pair[]
  readonly n: number
  readonly ofArm: Summary
  readonly ofBaseline: Summary
  readonly difference: Summary
  readonly test: PairedT | null
  readonly confidence: number
  /** The t interval of the mean difference. */
  readonly interval: Interval | null
  /** The t test's p adjusted over all arms that have one. */
  readonly pHolm: number | null
  /** How many p values were adjusted together. */
  readonly armsTested: number
  readonly pSignFlip: number | null
  readonly pWilcoxon: number | null
  readonly effect: EffectSize | null
  readonly wins: Wins
  /** What is too small to matter; null in metrics that have none. */
  readonly margin: number | null
  readonly equivalence: Equivalence | null
  /** Null in the metrics that the decision is not about: they are exploratory. */
  readonly verdict: Verdict | null
  /** More seeds that would settle the verdict, 0 when it is settled: see moreSeedsToSettle. */
  readonly seedsNeeded: number | null
}

/** Compares arms, none of them the baseline, with the baseline in one metric. */
export function compareIn(metric: MetricName, arms: readonly string[], input: ComparisonInput): Comparison[] {
  const tables = arms.map((arm) => {
    const pairs = pairsOf(input.runs, arm, input.baseline, metric)
    return { arm, pairs, test: pairedT(differencesIn(pairs), input.testTrainRatio) }
  })
  const tested = tables.flatMap(({ arm, test }) => (test ? [{ arm, p: test.p }] : []))
  const adjusted = holm(tested.map(({ p }) => p))
  const pHolmOf = new Map(tested.map(({ arm }, i) => [arm, adjusted[i]]))
  return tables.map(({ arm, pairs, test }) =>
    compare(metric, arm, pairs, test, pHolmOf.get(arm) ?? null, tested.length, input)
  )
}

function compare(
  metric: MetricName,
  arm: string,
  pairs: readonly Pair[],
  test: PairedT | null,
  pHolm: number | null,
  armsTested: number,
  { baseline, decision }: ComparisonInput
): Comparison {
  const { confidence } = decision
  const alpha = 1 - confidence
  const isDecided = metric === decision.metric
  const margin = isDecided ? decision.margin : null
  const better = betterDirection(metric)
  const differences = differencesIn(pairs)
  const equivalent = test && margin !== null ? equivalence(test, margin) : null
  const verdict = isDecided ? verdictOf(differences, test, pHolm, equivalent, better, alpha) : null
  const needed = once(() => verdict && seedsNeeded(verdict, test, margin, alpha, armsTested))
  return {
    metric,
    epoch: decision.epoch,
    arm,
    baseline,
    better,
    pairs,
    n: pairs.length,
    ofArm: summarize(pairs.map((pair) => pair.arm)),
    ofBaseline: summarize(pairs.map((pair) => pair.baseline)),
    difference: summarize(differences),
    test,
    confidence,
    interval: test && tInterval(test, confidence),
    pHolm,
    armsTested,
    pSignFlip: orNull(signFlipP(differences)),
    pWilcoxon: orNull(wilcoxon(differences).p),
    effect: test && effectSize(test),
    wins: countWins(differences, better),
    margin,
    equivalence: equivalent,
    verdict,
    // Asked for by few, and of many arms a second's work.
    get seedsNeeded() {
      return needed()
    }
  }
}

function seedsNeeded(
  { kind }: Verdict,
  test: PairedT | null,
  margin: number | null,
  alpha: number,
  armsTested: number
): number | null {
  if (kind !== 'cannot-tell') return 0
  return test && moreSeedsToSettle(test, margin, alpha / armsTested, alpha)
}

/** Works something out when it is first asked for. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null
  return () => (done ??= { value: work() }).value
}

const orNull = (p: number) => (Number.isNaN(p) ? null : p)
