import type Database from 'better-sqlite3'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { storedExperimentSpec } from '../../src-engine/spec/stored-spec.ts'
import { experimentId, keyOf, type ExperimentId } from '../contract/ids.ts'

/** One question and its spec. Times are ISO 8601 UTC. */
export interface Experiment {
  readonly id: ExperimentId
  readonly name: string
  readonly spec: ExperimentSpec
  readonly specHash: string
  readonly createdAt: string
  readonly tags: readonly string[]
  readonly note: string
  readonly archivedAt: string | null
}

/** What of an experiment may change after its launch. */
export interface ExperimentChanges {
  readonly name?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly note?: string | undefined
  readonly isArchived?: boolean | undefined
}

interface Row {
  experiment_id: number
  name: string
  spec: string
  spec_hash: string
  created_at: string
  tags: string
  note: string
  archived_at: string | null
}

/** Those in the bin are out of sight. */
export class Experiments {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  insert(spec: ExperimentSpec, specHash: string): ExperimentId {
    const { lastInsertRowid } = this.#db
      .prepare('INSERT INTO experiments (name, spec, spec_hash, created_at) VALUES (?, ?, ?, ?)')
      .run(spec.name, JSON.stringify(spec), specHash, now())
    return experimentId(Number(lastInsertRowid))
  }

  get(id: ExperimentId): Experiment | null {
    const row = this.#db
      .prepare('SELECT * FROM experiments WHERE experiment_id = ? AND deleted_at IS NULL')
      .get(keyOf(id))
    return row === undefined ? null : experimentOf(row as Row)
  }

  /** All experiments, the newest first. */
  list(): Experiment[] {
    const rows = this.#db
      .prepare('SELECT * FROM experiments WHERE deleted_at IS NULL ORDER BY experiment_id DESC')
      .all()
    return (rows as Row[]).map(experimentOf)
  }

  /** At most so many of the experiments before one, or of all, the newest first. */
  before(id: ExperimentId | null, count: number): Experiment[] {
    const rows = this.#db
      .prepare(
        `SELECT * FROM experiments WHERE deleted_at IS NULL AND experiment_id < ?
         ORDER BY experiment_id DESC LIMIT ?`
      )
      .all(id === null ? Number.MAX_SAFE_INTEGER : keyOf(id), count)
    return (rows as Row[]).map(experimentOf)
  }

  update(id: ExperimentId, { name, tags, note, isArchived }: ExperimentChanges): void {
    this.#db
      .prepare(
        `UPDATE experiments SET name = coalesce(?, name), tags = coalesce(?, tags), note = coalesce(?, note),
           archived_at = CASE ? WHEN 1 THEN coalesce(archived_at, ?) WHEN 0 THEN NULL ELSE archived_at END
         WHERE experiment_id = ?`
      )
      .run(
        name ?? null,
        tags === undefined ? null : JSON.stringify(tags),
        note ?? null,
        isArchived === undefined ? null : Number(isArchived),
        now(),
        keyOf(id)
      )
  }
}

const now = () => new Date().toISOString()

const experimentOf = (row: Row): Experiment => ({
  id: experimentId(row.experiment_id),
  name: row.name,
  spec: storedExperimentSpec(row.spec),
  specHash: row.spec_hash,
  createdAt: row.created_at,
  tags: JSON.parse(row.tags) as string[],
  note: row.note,
  archivedAt: row.archived_at
})
