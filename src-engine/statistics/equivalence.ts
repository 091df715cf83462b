import { tailAbove, type PairedT } from './paired-t.ts'

export interface Equivalence {
  /** One-sided, of "the true difference is -margin or below". */
  readonly pLower: number
  /** One-sided, of "the true difference is margin or above". */
  readonly pUpper: number
  /** The larger of both: below alpha exactly when the 1 - 2 alpha interval lies within the margin. */
  readonly p: number
}

/**
 * Two one-sided t tests (TOST) of whether a difference is too small to matter.
 *
 * Source: D. J. Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15, 1987.
 *
 * @param margin what is too small to matter, above 0, in the unit of the differences
 */
export function equivalence(test: PairedT, margin: number): Equivalence {
  const pLower = tailAbove(test, -margin)
  const pUpper = tailAbove({ ...test, mean: -test.mean }, -margin)
  return { pLower, pUpper, p: Math.max(pLower, pUpper) }
}
