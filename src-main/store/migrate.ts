import type Database from 'better-sqlite3'
import { BadInput } from '../../src-engine/bad-input.ts'

/**
 * Brings a database file to the newest version, each migration in a transaction of its own with user_version. Before
 * the first one, a file that holds data is copied beside itself. Safe when two processes open the file at once.
 *
 * @returns the copy's path, or null when none was needed
 * @throws BadInput when the file was written by a newer version of the lab
 */
export function migrate(db: Database.Database, migrations: readonly string[]): string | null {
  const version = userVersion(db)
  if (version > migrations.length) {
    throw new BadInput(
      `${db.name} is a database of version ${version}, this lab reads up to ${migrations.length}: update the lab, or choose another data directory`
    )
  }
  if (version === migrations.length) return null

  const copy = version === 0 ? null : backUp(db, version)
  migrations.forEach((sql, i) => {
    db.transaction(() => {
      // Read anew under the write lock: another process may have migrated meanwhile.
      if (userVersion(db) !== i) return
      db.exec(sql)
      db.pragma(`user_version = ${i + 1}`)
    }).immediate()
  })
  return copy
}

function backUp(db: Database.Database, version: number): string {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const copy = `${db.name}.version-${version}.${stamp}.bak`
  db.prepare('VACUUM INTO ?').run(copy)
  return copy
}

const userVersion = (db: Database.Database) => db.pragma('user_version', { simple: true }) as number
