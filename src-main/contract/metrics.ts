import { type } from '@orpc/contract'
import * as z from 'zod'
import { metricNames, type MetricName } from '../../src-engine/training/metrics.ts'
import { method, runIdInput, targetsInput } from './base.ts'
import type { ExperimentId, RunId } from './ids.ts'

/** A run's metrics behind an epoch, one column a metric. */
export interface Series {
  readonly runId: RunId
  /** The epoch of the first value; the others follow without a gap. */
  readonly from: number
  /** NaN where a metric was not measured, as between epochs that training.evaluateEvery passes over. A metric that was never measured is absent. */
  readonly columns: Partial<Record<MetricName, Float64Array>>
}

/** A line too small to have axes. */
export interface Sparkline {
  readonly target: RunId | ExperimentId
  /** The arm whose seeds' mean it is; null for a single run. */
  readonly arm: string | null
  /** Of the epochs that were measured, at most 48, evenly thinned. */
  readonly values: Float64Array
  /** How much of the epochs that the arm's or run's spec asks for is measured, 0..1: an unfinished line stops short. */
  readonly doneFraction: number
}

export const metrics = {
  /** All epochs behind the given ones: a client that names the last it has misses none. */
  series: method
    .input(z.object({ runs: z.array(z.object({ id: runIdInput, after: z.int().min(0) })).max(10_000) }))
    .output(type<readonly Series[]>()),
  /** Of an experiment: a line per arm. Of a run: its own. */
  sparklines: method
    .input(z.object({ targets: targetsInput, metric: z.enum(metricNames as [MetricName]) }))
    .output(type<readonly Sparkline[]>())
}
