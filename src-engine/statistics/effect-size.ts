import { logGamma } from './distributions/log-gamma.ts'
import { noncentralityInterval } from './distributions/noncentral-t.ts'
import type { Interval, PairedT } from './paired-t.ts'

export interface EffectSize {
  /** Cohen's d_z: the mean difference in standard deviations of the differences. */
  readonly dz: number
  /** Hedges' g_z: d_z without its bias upwards in small samples; null of two pairs. */
  readonly gz: number | null
}

/**
 * How large a difference is beside its own spread over the seeds.
 *
 * Source: L. V. Hedges, "Distribution theory for Glass's estimator of effect size", 1981; D. Lakens, "Calculating and
 * reporting effect sizes", Frontiers in Psychology 4, 2013.
 */
export function effectSize({ mean, sd, df }: PairedT): EffectSize {
  const dz = mean / sd
  return { dz, gz: df < 2 ? null : dz * smallSampleFactor(df) }
}

/**
 * The intervals of d_z and g_z, from the non-centralities under which the observed t is not extreme. It is the t of pairedT,
 * corrected where splits share rows: the intervals leave out 0 where its p says so.
 */
export function effectSizeIntervals(
  { t, sd, standardError, df }: PairedT,
  confidence: number
): { dz: Interval; gz: Interval } {
  const root = sd / standardError
  const [low, high] = noncentralityInterval(t, df, confidence)
  const factor = smallSampleFactor(df)
  return { dz: [low / root, high / root], gz: [(low / root) * factor, (high / root) * factor] }
}

/** J = gamma(df / 2) / (sqrt(df / 2) gamma((df - 1) / 2)), for df >= 2. */
export function smallSampleFactor(df: number): number {
  return Math.exp(logGamma(df / 2) - logGamma((df - 1) / 2)) / Math.sqrt(df / 2)
}
