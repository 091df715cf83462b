/**
 * The error function, 2 / sqrt(pi) * integral from 0 to x of e^-t^2 dt, to about 1e-15. All terms of the series are of
 * one sign, so that nothing cancels:
 *
 *   erf x = 2 / sqrt(pi) * e^-x^2 * (x + 2 x^3 / 3 + 4 x^5 / (3 * 5) + ...)
 *
 * Source: M. Abramowitz, I. Stegun, "Handbook of mathematical functions", 7.1.6.
 */
export function erf(x: number): number {
  // 1 - erf 6 is below 2^-53.
  if (Math.abs(x) > 6) return Math.sign(x)
  let term = x
  let sum = x
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
}
