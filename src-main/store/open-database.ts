import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/migrations.ts'

/** Up to 3.51.2, SQLite's write-ahead log could corrupt a file that several connections used. */
const OLDEST_SAFE_SQLITE = '3.51.3'

/**
 * Opens the lab's database, making it where there is none, and brings it up to date.
 * Throws BadInput for a file that is damaged, no database, or newer than this lab.
 */
export function openDatabase(file: string): Database.Database {
  mkdirSync(dirname(file), { recursive: true })
  const db = new Database(file, { timeout: 10_000 })
  try {
    requireSafeSqlite(db)
    // The write-ahead log lets any number of processes read while one writes. FULL: a committed epoch survives a power cut.
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    const check = db.pragma('quick_check', { simple: true }) as string
    if (check !== 'ok') throw damaged(file, check)
    migrate(db, migrations)
    return db
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) {
      throw damaged(file, error.message)
    }
    throw error
  }
}

function requireSafeSqlite(db: Database.Database): void {
  const version = db.prepare('SELECT sqlite_version()').pluck().get() as string
  const isOlder = version.localeCompare(OLDEST_SAFE_SQLITE, 'en', { numeric: true }) < 0
  if (isOlder) throw new Error(`SQLite ${OLDEST_SAFE_SQLITE} or newer is needed, this is ${version}`)
}

const damaged = (file: string, problem: string) =>
  new BadInput(
    `${file} is damaged or no database of the lab (${problem}): move it away, put back a copy of it, or choose another data directory`
  )
