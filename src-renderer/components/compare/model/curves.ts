import type { MetricName } from '../../../../src-engine/training/metrics.ts'
import type { RunSeries } from '../../../stores/series.ts'
import type { Measure } from './measures.ts'

const known = new WeakMap<RunSeries, Map<string, Float64Array>>()

/**
 * A measure of a run after each of its epochs. Remembered for as long as the run has no more epochs, so that of many runs
 * only those in training are worked out again.
 */
export function curveOf(series: RunSeries, measure: Measure): Float64Array {
  const curves = known.get(series) ?? new Map<string, Float64Array>()
  known.set(series, curves)
  const curve =
    curves.get(measure.id) ??
    Float64Array.from({ length: series.length }, (_, k) => valueIn(series, measure, k))
  curves.set(measure.id, curve)
  return curve
}

/** After epoch k + 1; NaN behind the last one. */
const valueIn = ({ columns }: RunSeries, measure: Measure, k: number) =>
  measure.of((name: MetricName) => columns[name]?.[k] ?? NaN)

/** Arm minus baseline, epoch by epoch, as far as both have come. */
export const differenceCurve = (arm: Float64Array, baseline: Float64Array) =>
  arm.subarray(0, Math.min(arm.length, baseline.length)).map((value, k) => value - baseline[k])
