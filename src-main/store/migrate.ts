import type Database from 'better-sqlite3'
import { renameSync } from 'node:fs'
import { FileProblem } from './file-problem.ts'

/** Says whose file it is, in its header: "AbLb" (sqlite.org/fileformat2.html#application_id). */
const APPLICATION_ID = 0x41624c62

/**
 * Brings a database file to the newest version, each migration in a transaction of its own with user_version. Before
 * the first one, a file that holds data is copied beside itself. Safe when two processes open the file at once.
 *
 * @returns the copy's path, or null when none was needed
 * @throws FileProblem when the file was written by a newer version of the lab, or by another program
 */
export function migrate(db: Database.Database, migrations: readonly string[]): string | null {
  const version = versionOf(db)
  if (version > migrations.length) {
    throw new FileProblem(
      'newer',
      db.name,
      `it has version ${version}, this lab reads up to ${migrations.length}`
    )
  }
  if (version === migrations.length) return null

  const copy = version === 0 ? null : backUp(db, version)
  // A migration rebuilds a table by making it anew and dropping the old one. With foreign keys on, the drop would delete
  // all rows that refer to it; so they are checked once at the end instead.
  db.pragma('foreign_keys = OFF')
  try {
    migrations.forEach((sql, i) => {
      db.transaction(() => {
        // Read anew under the write lock: another process may have migrated meanwhile.
        if (userVersion(db) !== i) return
        db.exec(sql)
        const dangling = db.pragma('foreign_key_check') as { table: string }[]
        if (dangling.length > 0) {
          throw new Error(`migration ${i + 1} leaves rows of ${dangling[0].table} that refer to nothing`)
        }
        db.pragma(`application_id = ${APPLICATION_ID}`)
        db.pragma(`user_version = ${i + 1}`)
      }).immediate()
    })
  } finally {
    db.pragma('foreign_keys = ON')
  }
  return copy
}

/** The file's version; 0 of a new one. */
function versionOf(db: Database.Database): number {
  const { version, application, tables } = db.transaction(() => ({
    version: userVersion(db),
    application: db.pragma('application_id', { simple: true }) as number,
    tables: db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
  }))()
  if (tables.length === 0 && version === 0) return version
  // The lab's first versions did not say whose file it is.
  const isOurs =
    application === APPLICATION_ID || (application === 0 && version > 0 && tables.includes('experiments'))
  if (isOurs) return version
  throw new FileProblem('foreign', db.name, `it is of application ${application} and has tables of its own`)
}

function backUp(db: Database.Database, version: number): string {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  // The process's number, for two that migrate in the same millisecond.
  const copy = `${db.name}.version-${version}.${stamp}.${process.pid}.bak`
  const draft = `${copy}.part`
  db.prepare('VACUUM INTO ?').run(draft)
  renameSync(draft, copy)
  return copy
}

const userVersion = (db: Database.Database) => db.pragma('user_version', { simple: true }) as number
