import type { NumpyLegacyState } from '../../src-engine/random/numpy-legacy.ts'
import type { RunSpec } from '../../src-engine/spec/run-spec.ts'
import { storedRunSpec } from '../../src-engine/spec/stored-spec.ts'
import { experimentId, runId, type ExperimentId, type RunId } from '../contract/ids.ts'
import type { RunStatus } from '../contract/run-status.ts'
import { decodeLegacyState } from './legacy-state.ts'

/** What a run is made of: with the data set behind `dataHash`, enough to repeat it. */
interface NewRun {
  readonly experimentId: ExperimentId
  readonly arm: string
  readonly seed: number
  readonly spec: RunSpec
  readonly specHash: string
  readonly dataHash: string
  readonly engine: string
  readonly engineVersion: string
  readonly appVersion: string
  readonly nodeVersion: string
}

/** One arm trained with one seed. Times are ISO 8601 UTC. */
export interface Run extends NewRun {
  readonly id: RunId
  readonly status: RunStatus
  readonly reason: string | null
  readonly ownerId: number
  readonly startState: NumpyLegacyState | null
  readonly createdAt: string
  readonly startedAt: string | null
  readonly endedAt: string | null
  /** Seconds in training. Of a run that goes on after a stop, those behind its checkpoint; else null before its end. */
  readonly durationS: number | null
}

/** What the runs of an arm have in common. */
export type NewArm = Omit<NewRun, 'experimentId' | 'seed'>

/** A run as the table has it. */
export interface RunRow {
  run_id: number
  experiment_id: number
  arm: string
  seed: number
  status: RunStatus
  reason: string | null
  spec: string
  spec_hash: string
  data_hash: string
  engine: string
  engine_version: string
  app_version: string
  node_version: string
  start_state: Uint8Array | null
  owner_id: number
  created_at: string
  started_at: string | null
  ended_at: string | null
  duration_s: number | null
}

/** An arm's runs have the same spec: it is read once. */
export function runsOf(rows: readonly RunRow[]): Run[] {
  const specs = new Map<string, RunSpec>()
  return rows.map((row) => {
    const spec = specs.get(row.spec) ?? storedRunSpec(row.spec)
    specs.set(row.spec, spec)
    return runOf(row, spec)
  })
}

const runOf = (row: RunRow, spec: RunSpec): Run => ({
  id: runId(row.run_id),
  experimentId: experimentId(row.experiment_id),
  arm: row.arm,
  seed: row.seed,
  status: row.status,
  reason: row.reason,
  spec,
  specHash: row.spec_hash,
  dataHash: row.data_hash,
  engine: row.engine,
  engineVersion: row.engine_version,
  appVersion: row.app_version,
  nodeVersion: row.node_version,
  startState: row.start_state && decodeLegacyState(row.start_state),
  ownerId: row.owner_id,
  createdAt: row.created_at,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  durationS: row.duration_s
})
