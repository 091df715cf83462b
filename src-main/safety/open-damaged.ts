import Database from 'better-sqlite3'
import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs'
import { isDamage } from '../store/file-problem.ts'
import { migrate } from '../store/migrate.ts'
import { migrations } from '../store/migrations/migrations.ts'
import { openToRead } from '../store/open-database.ts'
import { headerOf, pagesOf, writeHeader, writePages, type Pages } from './pages.ts'
import { tableNames } from './tables.ts'

/**
 * Opens a damaged database to read it. Where it no longer says what tables there are and where they begin, a working copy
 * is told: by a new header, by a sound copy, or by a new lab, whose tables begin at the same pages.
 *
 * @param copies sound copies of it, the newest first
 * @param work where the working copy may be made
 * @returns null when nothing can be read of it
 */
export function openDamaged(file: string, copies: readonly string[], work: string): Database.Database | null {
  const asItIs = openLenient(file)
  if (asItIs || !existsSync(file) || statSync(file).size === 0) return asItIs
  copyFileSync(file, work)
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${work}-wal`)
  const fresh = newLab(headerOf(file).version)
  const withPages = (pages: Pages) => () => {
    writePages(work, pages)
    writeHeader(work, fresh)
  }
  const attempts = [
    () => {
      writeHeader(work, fresh)
    },
    ...copies.map((copy) => withPages(schemaOf(copy))),
    withPages(schemaPages(fresh))
  ]
  for (const attempt of attempts) {
    attempt()
    const mended = openLenient(work)
    if (mended) return mended
  }
  return null
}

/** Removes a working copy. */
export function removeWork(work: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${work}${end}`, { force: true })
}

/** Opens a file that has all tables of the lab and an experiment or a run to show; null for any other. */
function openLenient(file: string): Database.Database | null {
  let db: Database.Database | null = null
  try {
    db = openToRead(file)
    // So that SQLite does not refuse a file for its size, or for one table among many; and looks twice at each page.
    db.unsafeMode(true)
    db.pragma('writable_schema = ON')
    db.pragma('cell_size_check = ON')
    if (hasAllTables(db) && hasRows(db)) return db
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
  }
  db?.close()
  return null
}

function hasAllTables(db: Database.Database): boolean {
  const version = db.pragma('user_version', { simple: true }) as number
  if (version < 1 || version > migrations.length) return false
  const found = tableNames(db)
  const expected = new Database(newLab(version))
  try {
    return tableNames(expected).every((name) => found.includes(name))
  } finally {
    expected.close()
  }
}

/** Tried from several sides: the pages that one of them leads to may be lost. */
function hasRows(db: Database.Database): boolean {
  const probes = ['experiments', 'runs'].flatMap((table) => [
    `${table} ORDER BY 1`,
    `${table} ORDER BY 1 DESC`
  ])
  return probes.some((probe) => {
    try {
      return db.prepare(`SELECT * FROM ${probe} LIMIT 1`).get() !== undefined
    } catch (error) {
      if (isDamage(error)) return false
      throw error
    }
  })
}

/** An empty lab's bytes, of a version, or of the newest where there is no such version. */
function newLab(version: number): Buffer {
  const db = new Database(':memory:')
  try {
    migrate(db, version >= 1 ? migrations.slice(0, version) : migrations)
    return db.serialize()
  } finally {
    db.close()
  }
}

function schemaOf(copy: string): Pages {
  const db = openToRead(copy)
  try {
    return pagesOf(copy, schemaPageNumbers(db))
  } finally {
    db.close()
  }
}

function schemaPages(bytes: Buffer): Pages {
  const db = new Database(bytes)
  try {
    return pagesOf(bytes, schemaPageNumbers(db))
  } finally {
    db.close()
  }
}

const schemaPageNumbers = (db: Database.Database) =>
  db.prepare(`SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'`).pluck().all() as number[]
