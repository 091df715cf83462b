import { findRoot } from './find-root.ts'
import { incompleteBeta } from './incomplete-beta.ts'

/**
 * P(T > t) of Student's t with df > 0 degrees of freedom, relative error below 1e-12 in the upper tail (below 1e-10 for
 * df in the thousands).
 *
 *   P(|T| > t) = I_x(df / 2, 1 / 2),  x = df / (df + t^2)      (Abramowitz and Stegun 26.7.1, 26.5.27)
 */
export function studentTail(t: number, df: number): number {
  if (Number.isNaN(t)) return NaN
  return t < 0 ? 1 - studentTwoSided(t, df) / 2 : studentTwoSided(t, df) / 2
}

/** P(|T| > |t|): the two-sided p value. */
export function studentTwoSided(t: number, df: number): number {
  if (!Number.isFinite(t)) return Number.isNaN(t) ? NaN : 0
  const square = t * t
  return incompleteBeta(df / (df + square), df / 2, 0.5, square / (df + square))
}

/** The t with P(T <= t) = p, for 0 < p < 1. */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN
  if (p < 0.5) return -studentQuantile(1 - p, df)
  if (p === 0.5) return 0
  const tail = 1 - p
  let high = 2
  while (studentTail(high, df) > tail) high *= 4
  return findRoot((t) => studentTail(t, df) - tail, 0, high)
}
