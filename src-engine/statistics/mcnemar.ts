import { binomialCdf } from './distributions/binomial.ts'

/** Two models on the same test rows: the rows on which one of them is right and the other wrong. */
export interface McNemar {
  /** Rows that only the baseline's model has right. */
  readonly b: number
  /** Rows that only the arm's model has right. */
  readonly c: number
  /** Exact, two-sided. */
  readonly p: number
}

/**
 * McNemar's exact test: is this one model better than that one, on rows like these? It says nothing of training again.
 * If both are equally good, each row on which they differ is a fair coin: X ~ Binomial(b + c, 1/2).
 *
 * Source: Q. McNemar, "Note on the sampling error of the difference between correlated proportions", 1947.
 */
export function mcNemar(b: number, c: number): McNemar {
  return { b, c, p: Math.min(1, 2 * binomialCdf(Math.min(b, c), b + c, 0.5)) }
}

/**
 * Counts what the test needs.
 * @param labels the true class of each test row
 * @param baseline predicted classes, row for row
 * @param arm predicted classes, row for row
 */
export function compareModels(labels: Uint8Array, baseline: Uint8Array, arm: Uint8Array): McNemar {
  let b = 0
  let c = 0
  labels.forEach((label, row) => {
    const baselineIsRight = baseline[row] === label
    const armIsRight = arm[row] === label
    if (baselineIsRight && !armIsRight) b += 1
    if (armIsRight && !baselineIsRight) c += 1
  })
  return mcNemar(b, c)
}
