import { findRoot } from './find-root.ts'
import { normalTail } from './normal.ts'

/**
 * P(T > t) of the non-central t with df degrees of freedom and non-centrality delta, relative error below 1e-11
 * while |t| and |delta| are below 2 000; beyond, where nobody looks at digits, the step is not refined further.
 *
 *   T = (Z + delta) / S,  Z normal,  S = sqrt(chi^2_df / df)
 *   P(T > t) = integral P(Z > t s - delta) f(s) ds,  and with s = e^u   f(s) ds ~ exp(df (u - e^(2u) / 2)) du
 *
 * The integrand is analytic and dies away on both sides, so that the trapezoidal rule converges faster than any power of
 * its step (L. N. Trefethen, J. A. C. Weideman, "The exponentially convergent trapezoidal rule", SIAM Review 56, 2014).
 * With few degrees of freedom it dies slowly as u falls: u = v - e^-v makes that fast, too (H. Takahasi, M. Mori,
 * "Double exponential formulas for numerical integration", Publ. RIMS 9, 1974). The same sum without P(Z > ...) is the
 * density's constant.
 */
export function noncentralTail(t: number, df: number, delta: number): number {
  const step = 0.25 / Math.max(5, Math.sqrt(df), Math.min(FINEST, Math.max(Math.abs(t), Math.abs(delta))))
  let sum = 0
  let total = 0
  const add = (v: number) => {
    const slope = Math.exp(-v)
    const u = v - slope
    const weight = (1 + slope) * Math.exp(df * (u - Math.expm1(2 * u) / 2))
    sum += weight * normalTail(t * Math.exp(u) - delta)
    total += weight
    return weight > NEGLIGIBLE
  }
  add(PEAK)
  for (let v = PEAK + step; add(v); v += step);
  for (let v = PEAK - step; add(v); v -= step);
  return sum / total
}

/** P(T <= t), likewise: what lies below t lies above -t of the mirrored distribution. */
export const noncentralCdf = (t: number, df: number, delta: number) => noncentralTail(-t, df, -delta)

/** The interval of non-centralities under which an observed t lies in neither tail of (1 - confidence) / 2. */
export function noncentralityInterval(
  t: number,
  df: number,
  confidence: number
): [low: number, high: number] {
  const tail = (1 - confidence) / 2
  const excess = (probability: (t: number, df: number, delta: number) => number) => (delta: number) =>
    probability(t, df, delta) - tail
  let reach = 4
  while (noncentralTail(t, df, t - reach) > tail || noncentralCdf(t, df, t + reach) > tail) reach *= 2
  return [
    findRoot(excess(noncentralTail), t - reach, t + reach),
    findRoot(excess(noncentralCdf), t - reach, t + reach)
  ]
}

const FINEST = 2_000
/** The v at which u is 0. */
const PEAK = 0.567_143_290_409_783_8
const NEGLIGIBLE = 1e-20
