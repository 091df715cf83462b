import type Database from 'better-sqlite3'
import { isLocked, ProcessLock, removeLock } from './process-lock.ts'

/** The processes that run, or ran, experiments on this database. */
export class Owners {
  readonly #db: Database.Database
  readonly #locks: ProcessLock[] = []
  readonly #withOpenRuns: Database.Statement

  constructor(db: Database.Database) {
    this.#db = db
    this.#withOpenRuns = db.prepare(
      `SELECT owner_id AS id, pid, lock_file AS lockFile FROM owners WHERE EXISTS
         (SELECT 1 FROM runs WHERE runs.owner_id = owners.owner_id AND status IN ('queued', 'running'))`
    )
  }

  /** Signs this process in as an owner, or leaves nothing behind. */
  signIn(): number {
    const lock = new ProcessLock(this.#db.name)
    try {
      const { lastInsertRowid } = this.#db
        .prepare('INSERT INTO owners (pid, lock_file, started_at) VALUES (?, ?, ?)')
        .run(process.pid, lock.name, new Date().toISOString())
      this.#locks.push(lock)
      return Number(lastInsertRowid)
    } catch (error) {
      // The disk is full, or the lab was closed meanwhile: nobody would ever hear of this lock, and remove it.
      lock.release()
      throw error
    }
  }

  /** Of the owners that still have unfinished runs, those whose process is gone. */
  gone(): number[] {
    return this.#openOwners()
      .filter((owner) => !this.#lives(owner))
      .map(({ id }) => id)
  }

  /** The processes that have unfinished runs and live, by pid; this one too. */
  training(): number[] {
    return this.#openOwners()
      .filter((owner) => this.#lives(owner))
      .map(({ pid }) => pid)
  }

  /**
   * Forgets the processes that are gone and have no runs any more, and the locks of all that are gone; those whose lock
   * cannot be removed now, the next time. Takes no write lock when there are none.
   */
  forgetGone(): void {
    const owners = this.#db
      .prepare(
        `SELECT owner_id AS id, pid, lock_file AS lockFile FROM owners WHERE lock_file IS NOT NULL
           OR NOT EXISTS (SELECT 1 FROM runs WHERE runs.owner_id = owners.owner_id)`
      )
      .all() as Owner[]
    const gone = owners
      .filter((owner) => !this.#lives(owner))
      .filter(({ lockFile }) => lockFile === null || removeLock(this.#db.name, lockFile))
    if (gone.length === 0) return
    const ids = JSON.stringify(gone.map(({ id }) => id))
    this.#db
      .prepare('UPDATE owners SET lock_file = NULL WHERE owner_id IN (SELECT value FROM json_each(?))')
      .run(ids)
    this.#db
      .prepare(
        `DELETE FROM owners WHERE owner_id IN (SELECT value FROM json_each(?))
           AND NOT EXISTS (SELECT 1 FROM runs WHERE runs.owner_id = owners.owner_id)`
      )
      .run(ids)
  }

  /** Signs this process out. */
  close(): void {
    for (const lock of this.#locks.splice(0)) lock.release()
  }

  #openOwners(): Owner[] {
    return this.#withOpenRuns.all() as Owner[]
  }

  #lives({ lockFile }: Owner): boolean {
    return lockFile !== null && isLocked(this.#db.name, lockFile)
  }
}

interface Owner {
  readonly id: number
  readonly pid: number
  /** Null: the process is known to be gone. */
  readonly lockFile: string | null
}
