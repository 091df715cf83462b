import { Stream } from '../random/streams.ts'
import { normalCdf, normalQuantile } from './distributions/normal.ts'
import type { Interval } from './paired-t.ts'
import { mean } from './summary.ts'

const RESAMPLES = 9_999
/** Below so many pairs a bootstrap interval is too short to be relied on. */
const RELIABLE_FROM = 10

export interface Bootstrap {
  readonly resamples: number
  readonly percentile: Interval
  /** Bias-corrected and accelerated. */
  readonly bca: Interval
  /** False for fewer than 10 pairs: the intervals are then shorter than they claim. */
  readonly isReliable: boolean
}

/**
 * Bootstrap intervals of the mean difference from 9 999 resamples, drawn from a fixed stream of the lab: the same
 * differences give the same intervals. Null for fewer than two differences or one that is not finite.
 */
export function bootstrap(differences: readonly number[], confidence: number): Bootstrap | null {
  const n = differences.length
  if (n < 2 || !differences.every(Number.isFinite)) return null
  const stream = new Stream(0, 'resampling')
  const means = new Float64Array(RESAMPLES)
  for (let resample = 0; resample < RESAMPLES; resample++) {
    let sum = 0
    for (let i = 0; i < n; i++) sum += differences[Math.floor(stream.randomSample() * n)]
    means[resample] = sum / n
  }
  means.sort()
  return {
    resamples: RESAMPLES,
    percentile: percentileInterval(means, confidence),
    bca: bcaInterval(means, differences, confidence).interval,
    isReliable: n >= RELIABLE_FROM
  }
}

/** The middle of the resampled means. @param means sorted */
export function percentileInterval(means: Float64Array, confidence: number): Interval {
  const tail = (1 - confidence) / 2
  return [percentile(means, tail), percentile(means, 1 - tail)]
}

/**
 * The bias-corrected and accelerated interval: percentiles moved by z0, how far the resampled means lie off the observed
 * one, and a, how their spread changes with it, from leaving out each value in turn.
 *
 * Source: B. Efron, "Better bootstrap confidence intervals", JASA 82, 1987.
 *
 * @param means sorted means of resamples of `values`
 */
export function bcaInterval(
  means: Float64Array,
  values: readonly number[],
  confidence: number
): { interval: Interval; z0: number; acceleration: number; alphas: Interval } {
  const observed = mean(values)
  // Means that are equal but for rounding count half.
  const slack = 1e-15 * Math.max(1, Math.abs(observed))
  let below = 0
  let notAbove = 0
  for (const value of means) {
    if (value < observed - slack) below += 1
    if (value <= observed + slack) notAbove += 1
  }
  const z0 = normalQuantile((below + notAbove) / (2 * means.length))
  const acceleration = skewOfInfluence(values)
  const alphaOf = (p: number) => {
    const z = z0 + normalQuantile(p)
    return normalCdf(z0 + z / (1 - acceleration * z))
  }
  const tail = (1 - confidence) / 2
  const alphas = [alphaOf(tail), alphaOf(1 - tail)] as const
  return { interval: [percentile(means, alphas[0]), percentile(means, alphas[1])], z0, acceleration, alphas }
}

/** sum u^3 / (6 (sum u^2)^1.5) of the values' influences u on the mean; 0 when all are equal. */
function skewOfInfluence(values: readonly number[]): number {
  const center = mean(values)
  const squares = values.reduce((sum, v) => sum + (v - center) ** 2, 0)
  return squares === 0 ? 0 : values.reduce((sum, v) => sum + (v - center) ** 3, 0) / (6 * squares ** 1.5)
}

/** Between the two nearest of the sorted values, linearly (type 7, as NumPy's default). */
function percentile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1)
  const from = Math.floor(at)
  const to = Math.min(from + 1, sorted.length - 1)
  return sorted[from] + (at - from) * (sorted[to] - sorted[from])
}
