import { logGamma } from './log-gamma.ts'

/**
 * The regularized incomplete beta function I_x(a, b) for a, b > 0 and 0 <= x <= 1, relative error below 1e-12 for a and b
 * up to some hundreds, below 1e-10 up to ten thousands, where the logarithms in its factor are large.
 *
 * By its continued fraction, NIST DLMF 8.17.22 (https://dlmf.nist.gov/8.17#v), which converges fast for
 * x < (a + 1) / (a + b + 2); beyond that by I_x(a, b) = 1 - I_(1-x)(b, a).
 *
 * @param complement 1 - x, for a caller that knows it better than the subtraction does
 */
export function incompleteBeta(x: number, a: number, b: number, complement = 1 - x): number {
  if (x <= 0) return 0
  if (complement <= 0) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(complement, b, a, x)
  const logFactor =
    a * Math.log(x) + b * Math.log(complement) - logGamma(a) - logGamma(b) + logGamma(a + b) - Math.log(a)
  return Math.exp(logFactor) * continuedFraction(x, a, b)
}

/** 1 / (1 + d1 / (1 + d2 / (1 + ...))) by Lentz's method, DLMF 3.10(iii). */
function continuedFraction(x: number, a: number, b: number): number {
  let value = 1
  let upper = 1
  let lower = 0
  for (let i = 1; i <= MAX_TERMS; i++) {
    const m = i >> 1
    const d =
      i % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    lower = 1 / awayFromZero(1 + d * lower)
    upper = awayFromZero(1 + d / upper)
    const step = upper * lower
    value *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return 1 / value
}

const MAX_TERMS = 10_000
const awayFromZero = (x: number) => (Math.abs(x) < 1e-300 ? 1e-300 : x)
