import type Database from 'better-sqlite3'
import { experimentId, isRunId, keyOf, runId, type ExperimentId, type RunId } from '../contract/ids.ts'

/** Another process wants the owner of a run, or of an experiment's runs, to stop them. */
export interface Request {
  readonly key: number
  readonly target: ExperimentId | RunId
}

export class Requests {
  readonly #db: Database.Database
  readonly #pending: Database.Statement

  constructor(db: Database.Database) {
    this.#db = db
    this.#pending = db.prepare(
      `SELECT DISTINCT request_id, requests.experiment_id, requests.run_id
       FROM requests JOIN runs ON runs.run_id = requests.run_id OR runs.experiment_id = requests.experiment_id
       WHERE runs.owner_id = ? ORDER BY request_id`
    )
  }

  insert(target: ExperimentId | RunId): number {
    const column = isRunId(target) ? 'run_id' : 'experiment_id'
    return Number(
      this.#db
        .prepare(`INSERT INTO requests (kind, ${column}, requested_at) VALUES ('cancel', ?, ?)`)
        .run(keyOf(target), new Date().toISOString()).lastInsertRowid
    )
  }

  /** The requests that concern an owner's runs, the oldest first. */
  pendingFor(ownerId: number): Request[] {
    const rows = this.#pending.all(ownerId) as Row[]
    return rows.map(({ request_id, experiment_id, run_id }) => ({
      key: request_id,
      target: run_id === null ? experimentId(experiment_id ?? 0) : runId(run_id)
    }))
  }

  remove(key: number): void {
    this.#db.prepare('DELETE FROM requests WHERE request_id = ?').run(key)
  }
}

interface Row {
  request_id: number
  experiment_id: number | null
  run_id: number | null
}
