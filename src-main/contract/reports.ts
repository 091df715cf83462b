import { eventIterator, type } from '@orpc/contract'
import * as z from 'zod'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import type { RunSpec } from '../../src-engine/spec/run-spec.ts'
import type { ArmSummary } from '../../src-engine/statistics/compare-arms.ts'
import type { Comparison } from '../../src-engine/statistics/compare-with-baseline.ts'
import type { HonestyCheck } from '../../src-engine/statistics/honesty/check.ts'
import type { McNemar } from '../../src-engine/statistics/mcnemar.ts'
import type { EpochMetrics } from '../../src-engine/training/metrics.ts'
import { experimentIdInput, method, runIdInput } from './base.ts'
import type { ExperimentId, RunId } from './ids.ts'
import type { RunStatus } from './run-status.ts'

/** How far a run came. */
export interface RunReport {
  readonly id: RunId
  readonly arm: string
  readonly seed: number
  readonly status: RunStatus
  readonly reason: string | null
  readonly engine: string
  readonly durationS: number | null
  readonly epochsDone: number
  readonly epochs: number
  /** After the last epoch that was finished; null before the first. */
  readonly last: Partial<EpochMetrics> | null
  readonly finalWeightsSha256: string | null
}

/** An experiment, its runs, and its arms compared. */
export interface ExperimentReport {
  readonly experiment: {
    readonly id: ExperimentId
    readonly name: string
    readonly spec: ExperimentSpec
    readonly specHash: string
    readonly createdAt: string
  }
  readonly runs: readonly RunReport[]
  /** Over the runs that are done, at the epoch that the decision compares. */
  readonly comparison: readonly ArmSummary[]
  /** Each arm but the baseline against it, in the metric that was decided on beforehand. */
  readonly verdicts: readonly Comparison[]
  /** What could make the result say more than it knows. */
  readonly checks: readonly HonestyCheck[]
}

/** All that is stored of a run, but for its weights. Times are ISO 8601 UTC; hashes are SHA-256. */
export interface RunRecord {
  readonly id: RunId
  readonly experimentId: ExperimentId
  readonly arm: string
  readonly seed: number
  readonly status: RunStatus
  readonly reason: string | null
  readonly durationS: number | null
  readonly createdAt: string
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly engine: string
  readonly engineVersion: string
  readonly appVersion: string
  readonly nodeVersion: string
  readonly specHash: string
  readonly dataHash: string
  /** Null before the run is done. */
  readonly finalWeightsSha256: string | null
  readonly testRowsSha256: string | null
  readonly spec: RunSpec
  readonly epochs: readonly { readonly epoch: number; readonly metrics: Partial<EpochMetrics> }[]
}

/** What repeating a run showed. */
export interface Verification {
  readonly same: boolean
  readonly storedSha256: string
  readonly repeatedSha256: string
  /** The engine's versions then and now: where they differ, other digits are to be expected. */
  readonly engineVersion: { readonly stored: string; readonly now: string }
}

/** News of a run that is repeated, at most ten times a second; the last piece says what came of it. */
export type VerifyNews =
  /** How much is done, 0..1. */
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'verified'; readonly verification: Verification }

/** What there is to say of what was stored. */
export const reports = {
  experiment: method.input(z.object({ id: experimentIdInput })).output(type<ExperimentReport>()),
  /** By arm: is this model better than that one, where just one seed is finished in both? See modelComparisons. */
  models: method.input(z.object({ id: experimentIdInput })).output(type<ReadonlyMap<string, McNemar>>()),
  run: method.input(z.object({ id: runIdInput })).output(type<RunRecord>()),
  /** Trains a finished run once more, from what is stored alone, and compares the final weights. Nothing is stored. */
  verify: method.input(z.object({ id: runIdInput })).output(eventIterator(type<VerifyNews>()))
}
