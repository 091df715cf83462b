import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/migrations.ts'

/** Up to 3.51.2, SQLite's write-ahead log could corrupt a file that several connections used. */
const OLDEST_SAFE_SQLITE = '3.51.3'

const BUSY_TIMEOUT_MS = 10_000

/**
 * Opens the lab's database, making it where there is none, and brings it up to date.
 * Throws BadInput for a file that is damaged, no database of the lab, newer than this lab, or out of reach; it is left
 * as it was.
 */
export function openDatabase(file: string): Database.Database {
  const db = connect(file)
  try {
    requireSafeSqlite(db)
    const check = db.pragma('quick_check', { simple: true }) as string
    if (check !== 'ok') throw damaged(file, check)
    migrate(db, migrations)
    // Only now, for it changes the file: the write-ahead log lets any number of processes read while one writes.
    useWriteAheadLog(db)
    // FULL: a committed epoch survives a power cut.
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    return db
  } catch (error) {
    closeUntouched(db)
    throw refusalOf(file, error)
  }
}

function connect(file: string): Database.Database {
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch (error) {
    throw outOfReach(file, error as Error)
  }
  try {
    return new Database(file, { timeout: BUSY_TIMEOUT_MS })
  } catch (error) {
    throw refusalOf(file, error)
  }
}

function requireSafeSqlite(db: Database.Database): void {
  const version = db.prepare('SELECT sqlite_version()').pluck().get() as string
  const isOlder = version.localeCompare(OLDEST_SAFE_SQLITE, 'en', { numeric: true }) < 0
  if (isOlder) throw new Error(`SQLite ${OLDEST_SAFE_SQLITE} or newer is needed, this is ${version}`)
}

/** Two processes that switch a new file over at once disturb each other, and here SQLite does not wait by itself. */
function useWriteAheadLog(db: Database.Database): void {
  const giveUpAt = Date.now() + BUSY_TIMEOUT_MS
  for (;;) {
    try {
      db.pragma('journal_mode = WAL')
      return
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!isBusy || Date.now() > giveUpAt) throw error
      pause(10)
    }
  }
}

function pause(durationMs: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, durationMs)
}

/**
 * The last connection to close writes a log that lies beside the file into it: a log from before the file was put back
 * would spoil it. A connection that only reads does not, so that one closes last.
 */
function closeUntouched(db: Database.Database): void {
  let reader: Database.Database | null = null
  try {
    reader = new Database(db.name, { readonly: true })
    reader.pragma('user_version')
  } catch {
    // Not even a header can be read: there is no log that anybody would write.
  }
  db.close()
  reader?.close()
}

/** What to tell the person, where the error is about the file; else the error itself. */
function refusalOf(file: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return damaged(file, error.message)
  if (/^SQLITE_(CANTOPEN|PERM|READONLY)/.test(error.code)) return outOfReach(file, error)
  return error
}

const damaged = (file: string, problem: string) =>
  new BadInput(
    `${file} is damaged or no database of the lab (${problem.split('\n', 2).join(' ')}). Nothing was changed. Move it away with the -wal and -shm files beside it and put back a copy, or choose another data directory`
  )

const outOfReach = (file: string, { message }: Error) =>
  new BadInput(
    `${file} cannot be opened to read and write (${message}): expected a database, or a folder to make it in; choose another data directory`
  )
