import type Database from 'better-sqlite3'
import type { NumpyLegacyState } from '../../src-engine/random/numpy-legacy.ts'
import { keyOf, runId, type ExperimentId, type RunId } from '../contract/ids.ts'
import { sourcesOf, type RunStatus } from '../contract/run-status.ts'
import { encodeLegacyState } from './legacy-state.ts'
import { runsOf, type NewArm, type Run, type RunRow } from './run.ts'

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
    return row === undefined ? null : runsOf([row as RunRow])[0]
  }

  /** An experiment's runs in the order they were queued. */
  ofExperiment(id: ExperimentId): Run[] {
    const rows = this.#db
      .prepare('SELECT * FROM runs WHERE experiment_id = ? AND deleted_at IS NULL ORDER BY run_id')
      .all(keyOf(id))
    return runsOf(rows as RunRow[])
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
    return runsOf(rows as RunRow[])
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

  /**
   * From cancelled or interrupted back to queued, as this owner's, with the time that their checkpoints took to train.
   * Returns how many of them were still there to be.
   */
  requeue(ids: readonly RunId[], ownerId: number): number {
    return this.#db
      .prepare(
        `UPDATE runs SET status = 'queued', owner_id = ?, reason = NULL, ended_at = NULL,
           duration_s = (SELECT c.duration_s FROM checkpoints c WHERE c.run_id = runs.run_id)
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
