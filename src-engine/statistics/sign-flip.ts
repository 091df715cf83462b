import { Stream } from '../random/streams.ts'
import { extremeShare } from './sign-patterns.ts'

/** Up to so many pairs all sign patterns are counted. */
export const EXACT_UP_TO = 20
const RANDOM_PATTERNS = 99_999

/**
 * Two-sided p of the sign-flip permutation test on the mean: if the change did nothing, each difference was as likely to
 * come with the other sign. Exact up to 20 differences; beyond, (k + 1) / (m + 1) over m = 99 999 random patterns from a
 * fixed stream of the lab (B. Phipson, G. K. Smyth, "Permutation p-values should never be zero", 2010). A mean counts as
 * no less extreme within 1e-12. NaN for no differences or one that is not finite.
 */
export function signFlipP(differences: readonly number[]): number {
  const n = differences.length
  if (n === 0 || !differences.every(Number.isFinite)) return NaN
  const magnitudes = differences.map(Math.abs)
  const observed = differences.reduce((sum, d) => sum + d, 0)
  const tolerance = 1e-12 * n * Math.max(1, ...magnitudes)
  if (n <= EXACT_UP_TO) return extremeShare(magnitudes, observed, tolerance)
  return randomShare(magnitudes, Math.abs(observed) - tolerance)
}

function randomShare(magnitudes: readonly number[], threshold: number): number {
  const stream = new Stream(0, 'resampling', { layer: SIGN_FLIPS })
  let extreme = 0
  for (let pattern = 0; pattern < RANDOM_PATTERNS; pattern++) {
    let sum = 0
    let word = 0
    for (let i = 0; i < magnitudes.length; i++) {
      if (i % 32 === 0) word = stream.nextUint32()
      sum += (word >>> (i % 32)) & 1 ? magnitudes[i] : -magnitudes[i]
    }
    if (Math.abs(sum) >= threshold) extreme += 1
  }
  return (extreme + 1) / (RANDOM_PATTERNS + 1)
}

/** Which part of the resampling stream. */
const SIGN_FLIPS = 1
