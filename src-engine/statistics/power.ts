import { findRoot } from './distributions/find-root.ts'
import { noncentralCdf, noncentralTail } from './distributions/noncentral-t.ts'
import { studentQuantile } from './distributions/student-t.ts'

/** How often a test should see what is there. */
export const USUAL_POWER = 0.8

/** More seeds than this nobody runs: searches end here. */
const MOST_SEEDS = 10_000

/**
 * The chance that a two-sided paired t test of n pairs comes out below alpha when the true difference is dz standard
 * deviations of the differences.
 *
 * @param testTrainRatio see pairedT
 *
 * Source: J. Cohen, "Statistical power analysis for the behavioral sciences", 2nd ed., 1988, with the exact non-central t.
 */
export function power(dz: number, n: number, alpha: number, testTrainRatio = 0): number {
  const critical = studentQuantile(1 - alpha / 2, n - 1)
  const delta = dz * rootOfPairs(n, testTrainRatio)
  return noncentralTail(critical, n - 1, delta) + noncentralCdf(-critical, n - 1, delta)
}

/**
 * The chance that two one-sided tests at alpha find a difference within the margin, at least (their joint chance is
 * bounded from below by the sum of the two minus 1). Both in standard deviations of the differences.
 */
export function equivalencePower(
  dz: number,
  marginZ: number,
  n: number,
  alpha: number,
  testTrainRatio = 0
): number {
  const critical = studentQuantile(1 - alpha, n - 1)
  const root = rootOfPairs(n, testTrainRatio)
  const aboveLower = noncentralTail(critical, n - 1, (dz + marginZ) * root)
  const belowUpper = noncentralCdf(-critical, n - 1, (dz - marginZ) * root)
  return Math.max(0, aboveLower + belowUpper - 1)
}

/** The smallest true difference, in standard deviations of the differences, that n >= 2 pairs show with 80 % power. */
export function smallestDetectable(n: number, alpha: number, testTrainRatio = 0): number {
  const key = `${n} ${alpha} ${testTrainRatio}`
  const found = detectable.get(key) ?? findDetectable(n, alpha, testTrainRatio)
  detectable.set(key, found)
  return found
}

/** Arms that have the same seeds have the same one, and it takes a while to find. */
const detectable = new Map<string, number>()

function findDetectable(n: number, alpha: number, testTrainRatio: number): number {
  let high = 1
  while (power(high, n, alpha, testTrainRatio) < USUAL_POWER) high *= 2
  return findRoot((dz) => power(dz, n, alpha, testTrainRatio) - USUAL_POWER, 0, high)
}

/** What the mean's standard error divides sd by: sqrt(n), less where splits share rows (see pairedT). */
const rootOfPairs = (n: number, testTrainRatio: number) => 1 / Math.sqrt(1 / n + testTrainRatio)

/** The fewest pairs that show a true difference of dz with this power; null for more than 10 000. */
export const pairsFor = (dz: number, alpha: number, wantedPower = USUAL_POWER) =>
  fewest((n) => power(dz, n, alpha) >= wantedPower)

/** The smallest n of from .. 10 000 that suffices, of a condition that once met stays met; null for none. */
export function fewest(suffices: (n: number) => boolean, from = 2): number | null {
  let tooFew = from - 1
  let enough = from
  while (!suffices(enough)) {
    if (enough >= MOST_SEEDS) return null
    tooFew = enough
    enough = Math.min(MOST_SEEDS, enough * 2)
  }
  while (enough - tooFew > 1) {
    const middle = (tooFew + enough) >> 1
    if (suffices(middle)) enough = middle
    else tooFew = middle
  }
  return enough
}
