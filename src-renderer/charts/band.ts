import { studentQuantile } from '../../src-engine/statistics/distributions/student-t.ts'

/** What the band around a mean shows. */
export const bandKinds = [
  { value: 'interval', label: '95 % interval' },
  { value: 'sd', label: 'sd' },
  { value: 'range', label: 'min to max' }
] as const
export type BandKind = (typeof bandKinds)[number]['value']

/** Several runs summed up after every epoch: index k is epoch k + 1. NaN where there is nothing to say. */
export interface Band {
  readonly mean: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  /** Runs that have the epoch. */
  readonly n: Uint32Array
}

const CONFIDENCE = 0.95

/**
 * The mean of runs after every epoch, over the runs that have it, and the band around it: the t interval of the mean,
 * one sample standard deviation to each side, or the lowest and the highest run. Of a single run there is no band.
 *
 * @param testTrainRatio widens the t interval of differences between new splits of one pool: see pairedT
 */
export function bandOf(runs: readonly Float64Array[], kind: BandKind, testTrainRatio = 0): Band {
  const length = Math.max(0, ...runs.map((run) => run.length))
  const band = {
    mean: new Float64Array(length).fill(NaN),
    low: new Float64Array(length).fill(NaN),
    high: new Float64Array(length).fill(NaN),
    n: new Uint32Array(length)
  }
  for (let k = 0; k < length; k++) {
    const { n, mean, sd, min, max } = spreadAt(runs, k)
    band.n[k] = n
    if (n === 0) continue
    band.mean[k] = mean
    if (n === 1) continue
    const half = kind === 'sd' ? sd : quantileFor(n) * sd * Math.sqrt(1 / n + testTrainRatio)
    band.low[k] = kind === 'range' ? min : mean - half
    band.high[k] = kind === 'range' ? max : mean + half
  }
  return band
}

function spreadAt(runs: readonly Float64Array[], k: number) {
  let n = 0
  let sum = 0
  let min = Infinity
  let max = -Infinity
  for (const run of runs) {
    const value = valueAt(run, k)
    if (Number.isNaN(value)) continue
    n++
    sum += value
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  const mean = sum / n
  let squares = 0
  for (const run of runs) {
    const value = valueAt(run, k)
    if (!Number.isNaN(value)) squares += (value - mean) ** 2
  }
  return { n, mean, sd: Math.sqrt(squares / (n - 1)), min, max }
}

const valueAt = (run: Float64Array, k: number) => (k < run.length ? run[k] : NaN)

const quantiles = new Map<number, number>()

/** Of Student's t for the mean of n values. Remembered: a chart asks for the same one after every epoch. */
function quantileFor(n: number): number {
  const quantile = quantiles.get(n) ?? studentQuantile((1 + CONFIDENCE) / 2, n - 1)
  quantiles.set(n, quantile)
  return quantile
}
