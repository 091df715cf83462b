import { pairedT, tInterval, type Interval } from '../../../../src-engine/statistics/paired-t.ts'
import type { FinishedRun } from '../../../../src-engine/statistics/pairs.ts'
import { summarize, type Summary } from '../../../../src-engine/statistics/summary.ts'
import type { Measure } from './measures.ts'

/** One arm's values of one measure, a seed each. */
export type SeedValues = ReadonlyMap<number, number>

/** One arm in one measure, and against the baseline. */
export interface FinalCell {
  readonly summary: Summary
  /** Arm minus baseline over the seeds that both have; null of the baseline, and without such seeds. */
  readonly difference: Summary | null
  /** Null where there are too few pairs, or no spread, to say. */
  readonly interval: Interval | null
}

/**
 * Sums up each arm and its paired differences to the first, which is the baseline.
 *
 * @param arms values by seed, arm by arm
 * @param testTrainRatio see pairedT
 */
export function finalCells(
  arms: readonly SeedValues[],
  confidence: number,
  testTrainRatio: number
): FinalCell[] {
  return arms.map((values, i) => {
    const summary = summarize([...values.values()])
    const differences = i === 0 ? [] : differencesOf(values, arms[0])
    const test = pairedT(differences, testTrainRatio)
    return {
      summary,
      difference: differences.length === 0 ? null : summarize(differences),
      interval: test && tInterval(test, confidence)
    }
  })
}

function differencesOf(arm: SeedValues, baseline: SeedValues): number[] {
  return [...arm].flatMap(([seed, value]) => {
    const other = baseline.get(seed)
    return other === undefined ? [] : [value - other]
  })
}

/** What an arm's finished runs ended with in a measure, by seed. */
export const seedValues = (runs: readonly FinishedRun[], arm: string, measure: Measure): SeedValues =>
  new Map(
    runs.flatMap((run) => {
      if (run.arm !== arm) return []
      const value = measure.of((name) => run.final[name] ?? NaN)
      return Number.isNaN(value) ? [] : [[run.seed, value] as const]
    })
  )
