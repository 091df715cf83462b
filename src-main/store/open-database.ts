import Database from 'better-sqlite3'
import { dirname } from 'node:path'
import { makeFolder } from '../disk/make-folder.ts'
import { FileProblem, fileProblemOf, isBusy, isDamage } from './file-problem.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/migrations.ts'
import { finishSwap } from './swap-file.ts'

/** Up to 3.51.2, SQLite's write-ahead log could corrupt a file that several connections used. */
const OLDEST_SAFE_SQLITE = '3.51.3'

/** How long a statement waits for other processes' locks. */
export const BUSY_TIMEOUT_MS = 10_000

/**
 * Opens the lab's database, making it where there is none, and brings it up to date.
 * Throws FileProblem for a file that is damaged, no database of the lab, newer than this lab, locked, or out of reach; it
 * is left as it was.
 */
export function openDatabase(file: string): Database.Database {
  const db = connect(file)
  try {
    requireSafeSqlite(db)
    const objections = objectionsOf(db, 'quick_check')
    if (objections.length > 0) throw new FileProblem('damaged', file, objections.join('\n'))
    migrate(db, migrations)
    // Only now, for it changes the file: the write-ahead log lets any number of processes read while one writes.
    useWriteAheadLog(db)
    // FULL: a committed epoch survives a power cut.
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    return db
  } catch (error) {
    closeUntouched(db)
    throw fileProblemOf(file, error) ?? error
  }
}

/**
 * Opens a database to read it, whatever its state. Nothing is changed, not even its write-ahead log.
 * Throws SqliteError when not even that can be done.
 */
export function openToRead(file: string): Database.Database {
  return new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
}

/**
 * What SQLite objects to in a database: with "quick_check" each page is looked at, with "integrity_check" whether indexes
 * and tables agree, too. At most 20; nothing in a sound one.
 */
export function objectionsOf(db: Database.Database, check: 'quick_check' | 'integrity_check'): string[] {
  const lines: string[] = []
  try {
    const rows = db.prepare(`PRAGMA ${check}(20)`).pluck().iterate() as IterableIterator<string>
    for (const row of rows) lines.push(...row.split('\n'))
  } catch (error) {
    if (!isDamage(error)) throw error
    lines.push((error as Error).message)
  }
  return lines.filter((line) => line !== 'ok' && !line.startsWith('***'))
}

function connect(file: string): Database.Database {
  try {
    makeFolder(dirname(file))
    finishSwap(file)
  } catch (error) {
    throw new FileProblem('out-of-reach', file, (error as Error).message)
  }
  try {
    return new Database(file, { timeout: BUSY_TIMEOUT_MS })
  } catch (error) {
    throw fileProblemOf(file, error) ?? error
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
      if (!isBusy(error) || Date.now() > giveUpAt) throw error
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
export function closeUntouched(db: Database.Database): void {
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
