import type { Equivalence } from './equivalence.ts'
import type { PairedT } from './paired-t.ts'

type VerdictKind = 'helps' | 'hurts' | 'same' | 'cannot-tell'

/** What the comparison of an arm with the baseline comes to. */
export interface Verdict {
  readonly kind: VerdictKind
  /** Whether the difference surely lies within the margin: with "helps" and "hurts", less than what matters. */
  readonly isWithinMargin: boolean
}

/**
 * How many seeds have to give the same value, and none another, to say that the change changes nothing. A change that shows
 * in every other seed would hide in all n of them with probability 1 / 2^n, which has to be below alpha: accuracies of few
 * test rows are coarse, and two of them tie by chance.
 */
export const tiesNeeded = (alpha: number) => Math.floor(Math.log2(1 / alpha)) + 1

/**
 * helps, hurts: the t test, Holm-adjusted over the arms, is below alpha. same: not so, but the difference lies within
 * the margin. Both may hold. same is also what gives the same value with enough seeds.
 *
 * @param differences arm minus baseline, seed by seed
 * @param test null where the differences have no spread to judge by
 */
export function verdictOf(
  differences: readonly number[],
  test: PairedT | null,
  pHolm: number | null,
  equivalent: Equivalence | null,
  better: 'higher' | 'lower',
  alpha: number
): Verdict {
  if (test === null || pHolm === null) {
    const isSame = differences.length >= tiesNeeded(alpha) && differences.every((d) => Math.abs(d) < 1e-12)
    return { kind: isSame ? 'same' : 'cannot-tell', isWithinMargin: isSame }
  }
  const isWithinMargin = equivalent !== null && equivalent.p < alpha
  if (pHolm < alpha)
    return { kind: test.mean > 0 === (better === 'higher') ? 'helps' : 'hurts', isWithinMargin }
  return { kind: isWithinMargin ? 'same' : 'cannot-tell', isWithinMargin }
}
