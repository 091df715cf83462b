import type Database from 'better-sqlite3'
import { experimentId, isRunId, keyOf, runId, type ExperimentId, type RunId } from '../contract/ids.ts'

/** Whoever wants the owner of a run, or the owners of an experiment's runs, to stop them asks here. */
export class Requests {
  readonly #db: Database.Database
  readonly #pending: Database.Statement

  constructor(db: Database.Database) {
    this.#db = db
    this.#pending = db.prepare(
      `SELECT DISTINCT requests.experiment_id, requests.run_id
       FROM requests JOIN runs ON runs.run_id = requests.run_id OR runs.experiment_id = requests.experiment_id
       WHERE runs.owner_id = ?`
    )
  }

  insert(target: ExperimentId | RunId): void {
    const column = isRunId(target) ? 'run_id' : 'experiment_id'
    this.#db
      .prepare(`INSERT INTO requests (kind, ${column}, requested_at) VALUES ('cancel', ?, ?)`)
      .run(keyOf(target), new Date().toISOString())
  }

  /** What somebody wants stopped and an owner has, or had, runs of. */
  pendingFor(ownerId: number): (ExperimentId | RunId)[] {
    const rows = this.#pending.all(ownerId) as Row[]
    return rows.map(({ experiment_id, run_id }) =>
      run_id === null ? experimentId(experiment_id ?? 0) : runId(run_id)
    )
  }

  /**
   * Forgets the requests whose runs have all ended. Until then a request stays, for an experiment's runs may have several
   * owners; and no longer, for runs that are resumed would be stopped by it.
   */
  removeObeyed(): void {
    this.#db
      .prepare(
        `DELETE FROM requests WHERE NOT EXISTS
           (SELECT 1 FROM runs WHERE (runs.run_id = requests.run_id OR runs.experiment_id = requests.experiment_id)
              AND status IN ('queued', 'running'))`
      )
      .run()
  }
}

interface Row {
  experiment_id: number | null
  run_id: number | null
}
