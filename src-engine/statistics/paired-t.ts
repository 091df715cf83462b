import { studentQuantile, studentTail, studentTwoSided } from './distributions/student-t.ts'
import { mean, standardDeviation } from './summary.ts'

/** The mean of paired differences, and what Student's t says of it. Units: those of the differences. */
export interface PairedT {
  /** Pairs. */
  readonly n: number
  /** What the variance was corrected by; 0 for splits that stay. */
  readonly testTrainRatio: number
  readonly mean: number
  /** Sample standard deviation of the differences. */
  readonly sd: number
  /** Of the mean. */
  readonly standardError: number
  readonly df: number
  readonly t: number
  /** Two-sided, of "the true mean difference is 0". */
  readonly p: number
}

/**
 * The paired t test: t = mean / (sd sqrt(1/n)), df = n - 1.
 *
 * Null when the spread cannot be estimated, without which there is no t: fewer than two differences, one that is not
 * finite, or all equal. (The last is what a few coarsely rounded accuracies easily give by chance: an infinite t would
 * call that certain.)
 *
 * @param testTrainRatio test rows per training row, when each pair was trained and tested on a new split of one pool:
 *   such splits share rows, which makes the differences look more alike than they are. The variance is then
 *   sd^2 (1/n + ratio): C. Nadeau, Y. Bengio, "Inference for the generalization error", Machine Learning 52, 2003.
 */
export function pairedT(differences: readonly number[], testTrainRatio = 0): PairedT | null {
  const n = differences.length
  if (n < 2 || !differences.every(Number.isFinite) || !differ(differences)) return null
  const center = mean(differences)
  const sd = standardDeviation(differences)
  const standardError = sd * Math.sqrt(1 / n + testTrainRatio)
  const t = center / standardError
  return { n, testTrainRatio, mean: center, sd, standardError, df: n - 1, t, p: studentTwoSided(t, n - 1) }
}

/** The t interval of the mean difference. @param confidence such as 0.95 */
export function tInterval({ mean: center, standardError, df }: PairedT, confidence: number): Interval {
  const half = studentQuantile((1 + confidence) / 2, df) * standardError
  return [center - half, center + half]
}

export type Interval = readonly [low: number, high: number]

/** P(T > t) for the mean's distance above a bound: small when the mean is surely above it. */
export const tailAbove = ({ mean: center, standardError, df }: PairedT, bound: number) =>
  studentTail((center - bound) / standardError, df)

/** Whether the values differ by more than rounding. */
function differ(values: readonly number[]): boolean {
  const scale = Math.max(...values.map(Math.abs))
  return Math.max(...values) - Math.min(...values) > 1e-12 * Math.max(1, scale)
}
