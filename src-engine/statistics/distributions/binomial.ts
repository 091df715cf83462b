import { incompleteBeta } from './incomplete-beta.ts'

/**
 * P(X <= k) of a binomial X: n draws with probability p, 0 < p < 1.
 *
 *   P(X <= k) = I_(1-p)(n - k, k + 1)      (NIST DLMF 8.17.5)
 */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0
  if (k >= n) return 1
  return incompleteBeta(1 - p, n - k, k + 1, p)
}
