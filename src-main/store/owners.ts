import type Database from 'better-sqlite3'
import { thisProcess, isGone, type ProcessMark } from './process-mark.ts'

/** The processes that run, or ran, experiments on this database. */
export class Owners {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Signs this process in as an owner. */
  signIn(): number {
    const { pid, identity } = thisProcess()
    const now = new Date().toISOString()
    return Number(
      this.#db
        .prepare('INSERT INTO owners (pid, process_identity, started_at, heartbeat_at) VALUES (?, ?, ?, ?)')
        .run(pid, identity, now, now).lastInsertRowid
    )
  }

  beat(ownerId: number): void {
    this.#db
      .prepare('UPDATE owners SET heartbeat_at = ? WHERE owner_id = ?')
      .run(new Date().toISOString(), ownerId)
  }

  /** The process behind an owner. */
  mark(ownerId: number): ProcessMark {
    return this.#db
      .prepare(
        'SELECT pid, process_identity AS identity, heartbeat_at AS heartbeatAt FROM owners WHERE owner_id = ?'
      )
      .get(ownerId) as ProcessMark
  }

  /** Of the owners that still have unfinished runs, those whose process is gone. */
  gone(): number[] {
    const owners = this.#db
      .prepare(
        `SELECT DISTINCT owner_id AS ownerId, pid, process_identity AS identity, heartbeat_at AS heartbeatAt
         FROM owners JOIN runs USING (owner_id) WHERE runs.status IN ('queued', 'running')`
      )
      .all() as (ProcessMark & { ownerId: number })[]
    return owners.filter(isGone).map(({ ownerId }) => ownerId)
  }
}
