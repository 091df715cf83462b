import { studentQuantile } from './distributions/student-t.ts'
import type { PairedT } from './paired-t.ts'
import { equivalencePower, fewest, power, smallestDetectable, USUAL_POWER } from './power.ts'

/**
 * How many more seeds would settle a verdict with 80 % power if the true difference and its spread were as they are seen:
 * by showing the difference, or that it lies within the margin, whichever comes first. Null when more than 10 000 seeds
 * in all would not do.
 *
 * @param alpha of the test of the difference: 0.05 shared among the arms
 * @param equivalenceAlpha of the test against the margin
 */
export function moreSeedsToSettle(
  { n, mean, sd, testTrainRatio }: PairedT,
  margin: number | null,
  alpha: number,
  equivalenceAlpha: number
): number | null {
  const dz = mean / sd
  const isSettled = (pairs: number) =>
    power(dz, pairs, alpha, testTrainRatio) >= USUAL_POWER ||
    (margin !== null &&
      equivalencePower(dz, margin / sd, pairs, equivalenceAlpha, testTrainRatio) >= USUAL_POWER)
  const pairs = fewest(isSettled, n + 1)
  return pairs === null ? null : pairs - n
}

/** The smallest true difference that so many seeds show with 80 % power, their spread staying as it is. */
export const detectableDifference = ({ n, sd, testTrainRatio }: PairedT, alpha: number) =>
  smallestDetectable(n, alpha, testTrainRatio) * sd

/** How many more seeds would make the interval half as wide, its spread staying as it is. */
export function moreSeedsToHalve({ n, testTrainRatio }: PairedT, confidence: number): number | null {
  const half = (pairs: number) =>
    studentQuantile((1 + confidence) / 2, pairs - 1) * Math.sqrt(1 / pairs + testTrainRatio)
  const wanted = half(n) / 2
  const pairs = fewest((more) => half(more) <= wanted, n + 1)
  return pairs === null ? null : pairs - n
}
