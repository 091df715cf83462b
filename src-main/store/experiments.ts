import type Database from 'better-sqlite3'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { experimentId, keyOf, type ExperimentId } from '../contract/ids.ts'

/** One question and its spec. */
export interface Experiment {
  readonly id: ExperimentId
  readonly name: string
  readonly spec: ExperimentSpec
  readonly specHash: string
  /** ISO 8601 UTC. */
  readonly createdAt: string
}

interface Row {
  experiment_id: number
  name: string
  spec: string
  spec_hash: string
  created_at: string
}

export class Experiments {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  insert(spec: ExperimentSpec, specHash: string): ExperimentId {
    const { lastInsertRowid } = this.#db
      .prepare('INSERT INTO experiments (name, spec, spec_hash, created_at) VALUES (?, ?, ?, ?)')
      .run(spec.name, JSON.stringify(spec), specHash, new Date().toISOString())
    return experimentId(Number(lastInsertRowid))
  }

  get(id: ExperimentId): Experiment | null {
    const row = this.#db.prepare('SELECT * FROM experiments WHERE experiment_id = ?').get(keyOf(id))
    return row === undefined ? null : experimentOf(row as Row)
  }

  /** All experiments, the newest first. */
  list(): Experiment[] {
    const rows = this.#db.prepare('SELECT * FROM experiments ORDER BY experiment_id DESC').all()
    return (rows as Row[]).map(experimentOf)
  }

  /** Deletes the experiment with its runs and all that they left. */
  delete(id: ExperimentId): void {
    this.#db.prepare('DELETE FROM experiments WHERE experiment_id = ?').run(keyOf(id))
  }
}

const experimentOf = (row: Row): Experiment => ({
  id: experimentId(row.experiment_id),
  name: row.name,
  spec: JSON.parse(row.spec) as ExperimentSpec,
  specHash: row.spec_hash,
  createdAt: row.created_at
})
