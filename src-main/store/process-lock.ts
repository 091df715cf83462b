import Database from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { removeUnlessUsed } from '../disk/remove-unless-used.ts'
import { isBusy } from './file-problem.ts'
import { openLocked } from './open-locked.ts'

/**
 * A file beside the database that this process keeps locked for as long as it lives. The system lets go of the lock when
 * the process ends, however it ends, and not before: a process, or computer, that sleeps still has it. (A pid may belong
 * to another process by now, a heartbeat stops in sleep, and a process's start can be asked for on Linux alone.) Node has
 * no locks, SQLite has, on every system: this is an empty database in a transaction that never ends. Whoever makes a lock
 * holds on to it: one that is collected as garbage is let go.
 */
export class ProcessLock {
  /** Of the file, without its folder: the folder may be moved. */
  readonly name: string
  readonly #path: string
  readonly #db: Database.Database

  /** @param database the file that this process works on */
  constructor(database: string) {
    this.name = `${basename(database)}-process-${randomUUID()}`
    this.#path = join(dirname(database), this.name)
    this.#db = openLocked(this.#path)
  }

  /** Where the file stays because somebody looks at it, whoever opens the lab next removes it. */
  release(): void {
    this.#db.close()
    removeUnlessUsed(this.#path)
  }
}

/** Whether the process that made the lock lives. */
export function isLocked(database: string, name: string): boolean {
  const path = join(dirname(database), name)
  if (!existsSync(path)) return false
  let db: Database.Database | null = null
  try {
    db = new Database(path, { readonly: true, timeout: 0 })
    db.pragma('schema_version')
    return false
  } catch (error) {
    if (isBusy(error)) return true
    // Gone meanwhile; else it cannot be told, and nobody takes runs from a process that may live.
    return existsSync(path)
  } finally {
    db?.close()
  }
}

/** Removes the file of a process that is gone. Returns whether it is: another process may be looking at it. */
export const removeLock = (database: string, name: string): boolean =>
  removeUnlessUsed(join(dirname(database), name))
