import type Database from 'better-sqlite3'
import { runId, type RunId, type Target } from '../contract/ids.ts'
import { keysOf } from './targets.ts'

/** Whoever wants the owner of a run, or the owners of an experiment's runs, to stop them asks here. */
export class Requests {
  readonly #db: Database.Database
  readonly #pending: Database.Statement

  constructor(db: Database.Database) {
    this.#db = db
    this.#pending = db
      .prepare(
        // The + keeps SQLite from going through all of the owner's runs: there are few requests, mostly none, and this is
        // asked five times a second.
        `SELECT DISTINCT runs.run_id
         FROM requests JOIN runs ON runs.run_id = requests.run_id OR runs.experiment_id = requests.experiment_id
         WHERE +runs.owner_id = ?`
      )
      .pluck()
  }

  insert(targets: readonly Target[]): void {
    this.#db
      .prepare(
        `INSERT INTO requests (kind, run_id, experiment_id, requested_at)
         SELECT 'cancel', value, NULL, $now FROM json_each($runs)
         UNION ALL SELECT 'cancel', NULL, value, $now FROM json_each($experiments)`
      )
      .run({ ...keysOf(targets), now: new Date().toISOString() })
  }

  /** The runs that an owner has, or had, and that somebody wants stopped. */
  pendingFor(ownerId: number): RunId[] {
    return (this.#pending.all(ownerId) as number[]).map(runId)
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
