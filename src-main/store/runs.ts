import type Database from 'better-sqlite3'
import type { NumpyLegacyState } from '../../src-engine/random/numpy-legacy.ts'
import type { RunSpec } from '../../src-engine/spec/run-spec.ts'
import { storedRunSpec } from '../../src-engine/spec/stored-spec.ts'
import { experimentId, keyOf, runId, type ExperimentId, type RunId } from '../contract/ids.ts'
import { decodeLegacyState, encodeLegacyState } from './legacy-state.ts'
import { sourcesOf, type RunStatus } from '../contract/run-status.ts'

/** What a run is made of: with the data set behind `dataHash`, enough to repeat it. */
export interface NewRun {
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

export class Runs {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Adds a queued run. */
  insert(run: NewRun, ownerId: number): RunId {
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO runs (experiment_id, arm, seed, status, spec, spec_hash, data_hash, engine, engine_version,
           app_version, node_version, owner_id, created_at)
         VALUES (?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?)`
      )
      .run(
        keyOf(run.experimentId),
        run.arm,
        run.seed,
        JSON.stringify(run.spec),
        run.specHash,
        run.dataHash,
        run.engine,
        run.engineVersion,
        run.appVersion,
        run.nodeVersion,
        ownerId,
        now()
      )
    return runId(Number(lastInsertRowid))
  }

  get(id: RunId): Run | null {
    const row = this.#db.prepare('SELECT * FROM runs WHERE run_id = ? AND deleted_at IS NULL').get(keyOf(id))
    return row === undefined ? null : runOf(row as Row)
  }

  /** An experiment's runs in the order they were queued. */
  ofExperiment(id: ExperimentId): Run[] {
    const rows = this.#db
      .prepare('SELECT * FROM runs WHERE experiment_id = ? AND deleted_at IS NULL ORDER BY run_id')
      .all(keyOf(id))
    return (rows as Row[]).map(runOf)
  }

  /** The ids of an experiment's runs in the order they were queued. */
  idsOf(id: ExperimentId): RunId[] {
    const keys = this.#db
      .prepare('SELECT run_id FROM runs WHERE experiment_id = ? AND deleted_at IS NULL ORDER BY run_id')
      .pluck()
      .all(keyOf(id)) as number[]
    return keys.map(runId)
  }

  /** Null when there is no such run. */
  statusOf(id: RunId): RunStatus | null {
    const status = this.#db
      .prepare('SELECT status FROM runs WHERE run_id = ? AND deleted_at IS NULL')
      .pluck()
      .get(keyOf(id)) as RunStatus | undefined
    return status ?? null
  }

  /** The ids of an experiment's runs that wait or train. */
  unfinishedOf(id: ExperimentId): RunId[] {
    const keys = this.#db
      .prepare("SELECT run_id FROM runs WHERE experiment_id = ? AND status IN ('queued', 'running')")
      .pluck()
      .all(keyOf(id)) as number[]
    return keys.map(runId)
  }

  /** The experiment that a run belongs to; null when there is no such run. */
  experimentOf(id: RunId): ExperimentId | null {
    const key = this.#db
      .prepare('SELECT experiment_id FROM runs WHERE run_id = ? AND deleted_at IS NULL')
      .pluck()
      .get(keyOf(id)) as number | undefined
    return key === undefined ? null : experimentId(key)
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
    return (rows as Row[]).map(runOf)
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

  /** To a final status. False when the run is gone, ended already, or not this owner's. */
  end(
    id: RunId,
    ownerId: number,
    status: RunStatus,
    { reason = null, durationS = null }: { reason?: string | null; durationS?: number | null } = {}
  ): boolean {
    const sources = JSON.stringify(sourcesOf(status))
    return (
      this.#db
        .prepare(
          `UPDATE runs SET status = ?, reason = ?, duration_s = ?, ended_at = ?
           WHERE run_id = ? AND owner_id = ? AND status IN (SELECT value FROM json_each(?))`
        )
        .run(status, reason, durationS, now(), keyOf(id), ownerId, sources).changes === 1
    )
  }

  /** From cancelled or interrupted back to queued, as this owner's. False when another process was quicker. */
  requeue(id: RunId, ownerId: number): boolean {
    const sources = JSON.stringify(sourcesOf('queued'))
    return (
      this.#db
        .prepare(
          `UPDATE runs SET status = 'queued', owner_id = ?, reason = NULL, duration_s = NULL, ended_at = NULL
           WHERE run_id = ? AND status IN (SELECT value FROM json_each(?))`
        )
        .run(ownerId, keyOf(id), sources).changes === 1
    )
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

  /** Puts the run into the bin. */
  discard(id: RunId): void {
    this.#db.prepare('UPDATE runs SET deleted_at = ? WHERE run_id = ?').run(now(), keyOf(id))
  }

  /** Takes the run out of the bin. False when it is not there. */
  restore(id: RunId): boolean {
    return (
      this.#db
        .prepare('UPDATE runs SET deleted_at = NULL WHERE run_id = ? AND deleted_at IS NOT NULL')
        .run(keyOf(id)).changes === 1
    )
  }

  /** All seeds that an experiment has runs of, those in the bin too. */
  seedsOf(id: ExperimentId): number[] {
    return this.#db
      .prepare('SELECT DISTINCT seed FROM runs WHERE experiment_id = ?')
      .pluck()
      .all(keyOf(id)) as number[]
  }
}

const now = () => new Date().toISOString()

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

const runOf = (row: Row): Run => ({
  id: runId(row.run_id),
  experimentId: experimentId(row.experiment_id),
  arm: row.arm,
  seed: row.seed,
  status: row.status,
  reason: row.reason,
  spec: storedRunSpec(row.spec),
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
