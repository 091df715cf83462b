/** Density of the standard normal distribution. */
const normalDensity = (x: number) => Math.exp(-0.5 * x * x) / SQRT_2_PI

/** P(Z <= x) of a standard normal Z, relative error below 1e-12 in both tails. */
export const normalCdf = (x: number) => normalTail(-x)

/**
 * P(Z > x) of a standard normal Z, relative error below 1e-12 in both tails.
 *
 * Within |x| < 3 by the series of the error function (NIST DLMF 7.6.2), whose terms all have one sign; beyond by the
 * continued fraction of Mills' ratio (DLMF 7.9.1), which knows no cancellation.
 */
export function normalTail(x: number): number {
  if (x < 0) return 1 - normalTail(-x)
  // Below the least double: sums over many such x (noncentral-t.ts) need not work it out.
  if (x > VANISHES) return 0
  return x < 3 ? 0.5 - normalDensity(x) * centralSeries(x) : normalDensity(x) * millsRatio(x)
}

/**
 * The x with P(Z <= x) = p. -Infinity and Infinity for 0 and 1.
 *
 * A rational start (Abramowitz and Stegun 26.2.23, error below 4.5e-4), then Halley's method on the cdf to the last
 * digits.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN
  if (p > 0.5) return -normalQuantile(1 - p)
  const r = Math.sqrt(-2 * Math.log(p))
  let x =
    (2.515_517 + r * (0.802_853 + r * 0.010_328)) / (1 + r * (1.432_788 + r * (0.189_269 + r * 0.001_308))) -
    r
  for (let step = 0; step < 3; step++) {
    const newton = (normalCdf(x) - p) / normalDensity(x)
    x -= newton / (1 + 0.5 * x * newton)
  }
  return x
}

/** x + x^3/3 + x^5/(3 5) + x^7/(3 5 7) + ... */
function centralSeries(x: number): number {
  let term = x
  let sum = x
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (x * x) / odd
    sum += term
  }
  return sum
}

/** 1 / (x + 1 / (x + 2 / (x + 3 / ...))), worked out from the inside. */
function millsRatio(x: number): number {
  let inner = x
  for (let k = MILLS_TERMS; k >= 1; k--) inner = x + k / inner
  return 1 / inner
}

/** Enough for 1e-14 at x = 3, and ever more than enough beyond. */
const MILLS_TERMS = 120
const VANISHES = 39
const SQRT_2_PI = Math.sqrt(2 * Math.PI)
