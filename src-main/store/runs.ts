import type Database from 'better-sqlite3'
import type { NumpyLegacyState } from '../../src-engine/random/numpy-legacy.ts'
import type { RunSpec } from '../../src-engine/spec/run-spec.ts'
import { storedRunSpec } from '../../src-engine/spec/stored-spec.ts'
import { experimentId, keyOf, runId, type ExperimentId, type RunId } from '../contract/ids.ts'
import { decodeLegacyState, encodeLegacyState } from './legacy-state.ts'
import { sourcesOf, type RunStatus } from '../contract/run-status.ts'

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
  readonly durationS: number | null
}

/** What the runs of an arm have in common. */
type NewArm = Omit<NewRun, 'experimentId' | 'seed'>

/** Experiments' runs. Those in the bin are out of sight; what is asked of experiments and runs mixed is in targets.ts. */
export class Runs {
  readonly #db: Database.Database
  readonly #isTraining: Database.Statement

  constructor(db: Database.Database) {
    this.#db = db
    this.#isTraining = db.prepare(
      "SELECT 1 FROM runs WHERE run_id = ? AND owner_id = ? AND status = 'running'"
    )
  }

  /** Adds a queued run of each arm with each seed: seed by seed, in which order their ids are returned, too. */
  insert(id: ExperimentId, arms: readonly NewArm[], seeds: readonly number[], ownerId: number): RunId[] {
    const keys = this.#db
      .prepare(
        `WITH arms AS MATERIALIZED (SELECT value -> '$' AS arm, value ->> 'spec' AS spec FROM json_each($arms))
         INSERT INTO runs (experiment_id, arm, seed, status, spec, spec_hash, data_hash, engine, engine_version,
           app_version, node_version, owner_id, created_at)
         SELECT $experiment, arm ->> 'arm', value, 'queued', spec, arm ->> 'specHash', arm ->> 'dataHash',
           arm ->> 'engine', arm ->> 'engineVersion', arm ->> 'appVersion', arm ->> 'nodeVersion', $owner, $now
         -- Here CROSS JOIN also says which loop is the outer one.
         FROM json_each($seeds) CROSS JOIN arms RETURNING run_id`
      )
      .pluck()
      .all({
        arms: JSON.stringify(arms),
        seeds: JSON.stringify(seeds),
        experiment: keyOf(id),
        owner: ownerId,
        now: now()
      }) as number[]
    return keys.toSorted((a, b) => a - b).map(runId)
  }

  get(id: RunId): Run | null {
    const row = this.#db.prepare('SELECT * FROM runs WHERE run_id = ? AND deleted_at IS NULL').get(keyOf(id))
    return row === undefined ? null : runsOf([row as Row])[0]
  }

  /** An experiment's runs in the order they were queued. */
  ofExperiment(id: ExperimentId): Run[] {
    const rows = this.#db
      .prepare('SELECT * FROM runs WHERE experiment_id = ? AND deleted_at IS NULL ORDER BY run_id')
      .all(keyOf(id))
    return runsOf(rows as Row[])
  }

  /** The ids of an experiment's runs in the order they were queued. */
  idsOf(id: ExperimentId): RunId[] {
    const keys = this.#db
      .prepare('SELECT run_id FROM runs WHERE experiment_id = ? AND deleted_at IS NULL ORDER BY run_id')
      .pluck()
      .all(keyOf(id)) as number[]
    return keys.map(runId)
  }

  /**
   * A handful of the newest runs that are done on a data set with an engine, what they took, others will take: first those
   * of more than a moment, which tells little.
   */
  newestDone(datasetId: string, engine: string): Run[] {
    const rows = this.#db
      .prepare(
        `SELECT * FROM runs WHERE status = 'done' AND engine = ? AND json_extract(spec, '$.dataset.id') = ?
         ORDER BY duration_s > 0.1 DESC, run_id DESC LIMIT 9`
      )
      .all(engine, datasetId)
    return runsOf(rows as Row[])
  }

  /** All seeds that an experiment has runs of, those in the bin too. */
  seedsOf(id: ExperimentId): number[] {
    return this.#db
      .prepare('SELECT DISTINCT seed FROM runs WHERE experiment_id = ?')
      .pluck()
      .all(keyOf(id)) as number[]
  }

  /** Whether this owner trains the run: nobody else, after taking the owner for gone, has it now. */
  isTraining(id: RunId, ownerId: number): boolean {
    return this.#isTraining.get(keyOf(id), ownerId) !== undefined
  }

  /** From queued to running. False when the run is no longer this owner's to start. */
  start(id: RunId, ownerId: number, startState: NumpyLegacyState | null): boolean {
    const state = startState && encodeLegacyState(startState)
    return (
      this.#db
        .prepare(
          `UPDATE runs SET status = 'running', started_at = ?, start_state = coalesce(start_state, ?)
           WHERE run_id = ? AND owner_id = ? AND status = 'queued'`
        )
        .run(now(), state, keyOf(id), ownerId).changes === 1
    )
  }

  /**
   * To a final status, all of them the same. Those that are gone, have ended already, or are not this owner's stay as
   * they are. Returns how many there were.
   */
  end(
    ids: readonly RunId[],
    ownerId: number,
    status: RunStatus,
    { reason = null, durationS = null }: { reason?: string | null; durationS?: number | null } = {}
  ): number {
    return this.#db
      .prepare(
        `UPDATE runs SET status = ?, reason = ?, duration_s = ?, ended_at = ?
         WHERE run_id IN (SELECT value FROM json_each(?)) AND owner_id = ?
           AND status IN (SELECT value FROM json_each(?))`
      )
      .run(status, reason, durationS, now(), listOf(ids), ownerId, JSON.stringify(sourcesOf(status))).changes
  }

  /** From cancelled or interrupted back to queued, as this owner's. Returns how many of them were still there to be. */
  requeue(ids: readonly RunId[], ownerId: number): number {
    return this.#db
      .prepare(
        `UPDATE runs SET status = 'queued', owner_id = ?, reason = NULL, duration_s = NULL, ended_at = NULL
         WHERE run_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL
           AND status IN (SELECT value FROM json_each(?))`
      )
      .run(ownerId, listOf(ids), JSON.stringify(sourcesOf('queued'))).changes
  }

  /** Marks the unfinished runs of owners that are gone as interrupted. Returns how many there were. */
  interruptRunsOf(ownerIds: readonly number[]): number {
    return this.#db
      .prepare(
        `UPDATE runs SET status = 'interrupted', reason = 'the process that ran it ended', ended_at = ?
         WHERE status IN ('queued', 'running') AND owner_id IN (SELECT value FROM json_each(?))`
      )
      .run(now(), JSON.stringify(ownerIds)).changes
  }
}

const now = () => new Date().toISOString()

const listOf = (ids: readonly RunId[]) => JSON.stringify(ids.map(keyOf))

interface Row {
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
function runsOf(rows: readonly Row[]): Run[] {
  const specs = new Map<string, RunSpec>()
  return rows.map((row) => {
    const spec = specs.get(row.spec) ?? storedRunSpec(row.spec)
    specs.set(row.spec, spec)
    return runOf(row, spec)
  })
}

const runOf = (row: Row, spec: RunSpec): Run => ({
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
