/** Values, summed up. */
export interface Summary {
  readonly n: number
  /** NaN of no values. */
  readonly mean: number
  /** Sample standard deviation; null for fewer than two values. */
  readonly sd: number | null
}

export const summarize = (values: readonly number[]): Summary => ({
  n: values.length,
  mean: mean(values),
  sd: values.length < 2 ? null : standardDeviation(values)
})

/** Arithmetic mean; NaN of no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}

/** Sample standard deviation, divided by n - 1 (NumPy's `std(ddof=1)`); NaN of fewer than two values. */
export function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) return NaN
  const center = mean(values)
  return Math.sqrt(values.reduce((sum, v) => sum + (v - center) ** 2, 0) / (values.length - 1))
}
