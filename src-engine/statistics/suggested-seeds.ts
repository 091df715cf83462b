import type { Comparison } from './compare-with-baseline.ts'

/** A good start: below it resampling is unreliable and few differences that matter are seen. */
const GOOD_START = 10
/** More are decided on by hand. */
const MOST = 100

/**
 * How many more seeds are worth a click: as many as would settle every verdict that is open, but at least those that are
 * missing of a good start, and at most 100. Null where all is settled.
 */
export function suggestedSeeds(comparisons: readonly Comparison[]): number | null {
  const open = comparisons.filter(({ verdict }) => verdict?.kind === 'cannot-tell')
  const fewest = Math.min(...comparisons.map(({ n }) => n))
  const missing = fewest < GOOD_START ? GOOD_START - fewest : 0
  const needed = open.map(({ seedsNeeded }) => seedsNeeded ?? 0)
  const count = Math.min(MOST, Math.max(missing, ...needed))
  return open.length === 0 || count === 0 ? null : count
}
