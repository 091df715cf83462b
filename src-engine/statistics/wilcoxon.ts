import { normalTail } from './distributions/normal.ts'
import { midRanks } from './ranks.ts'
import { roundDifference } from './round-difference.ts'
import { EXACT_UP_TO } from './sign-flip.ts'
import { extremeShare } from './sign-patterns.ts'

export interface SignedRanks {
  /** Sum of the ranks of the differences above 0. */
  readonly plus: number
  /** Sum of the ranks of the differences below 0. */
  readonly minus: number
  /** Two-sided. */
  readonly p: number
}

/**
 * The Wilcoxon signed-rank test: differences rounded to 1e-12, zeros dropped, ties given their mean rank. Exact over all
 * sign patterns of the ranks up to 20 differences that are not 0; beyond, the normal approximation with ties in its
 * variance and no continuity correction. p is 1 when all differences are 0, NaN for none or one that is not finite.
 *
 * Source: M. Hollander, D. A. Wolfe, E. Chicken, "Nonparametric statistical methods", 3rd ed., 3.1.
 */
export function wilcoxon(differences: readonly number[]): SignedRanks {
  if (differences.length === 0 || !differences.every(Number.isFinite))
    return { plus: NaN, minus: NaN, p: NaN }
  const nonZero = differences.map(roundDifference).filter((d) => d !== 0)
  const { ranks, tieSizes } = midRanks(nonZero.map(Math.abs))
  const sumWhere = (isIn: (d: number) => boolean) =>
    ranks.reduce((sum, rank, i) => (isIn(nonZero[i]) ? sum + rank : sum), 0)
  const plus = sumWhere((d) => d > 0)
  const minus = sumWhere((d) => d < 0)
  const p =
    nonZero.length <= EXACT_UP_TO
      ? extremeShare(ranks, plus - minus, 1e-9)
      : normalApproximation(plus - minus, nonZero.length, tieSizes)
  return { plus, minus, p }
}

/** W+ - W- has mean 0 and variance n(n+1)(2n+1)/6 - sum (t^3 - t)/12 over ties of t. */
function normalApproximation(difference: number, n: number, tieSizes: readonly number[]): number {
  const ties = tieSizes.reduce((sum, t) => sum + (t ** 3 - t), 0)
  const variance = (n * (n + 1) * (2 * n + 1)) / 6 - ties / 12
  return 2 * normalTail(Math.abs(difference) / Math.sqrt(variance))
}
