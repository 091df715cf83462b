import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { migrate } from '../../../src-main/store/migrate.ts'
import { temporaryFolder } from './temporary-folder.ts'

const experiments = 'CREATE TABLE experiments (experiment_id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT'
const runs = `CREATE TABLE runs (
  run_id INTEGER PRIMARY KEY,
  experiment_id INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE) STRICT`
const first = `${experiments}; ${runs}`
const withQuestion = `ALTER TABLE experiments ADD COLUMN question TEXT NOT NULL DEFAULT ''`

function open(file = join(temporaryFolder(), 'lab.db'), options: Database.Options = {}): Database.Database {
  const db = new Database(file, options)
  onTestFinished(() => {
    db.close()
  })
  return db
}

/** A file at version 1 with an experiment and a run, which may still be in the write-ahead log. */
function atVersion1(): Database.Database {
  const db = open()
  db.pragma('journal_mode = WAL')
  migrate(db, [first])
  db.exec(`INSERT INTO experiments VALUES (1, 'dropout'); INSERT INTO runs VALUES (7, 1)`)
  return db
}

const versionOf = (db: Database.Database) => db.pragma('user_version', { simple: true })
const tablesOf = (db: Database.Database) => db.prepare('SELECT type, name, sql FROM sqlite_schema').all()
const contentsOf = (db: Database.Database) => ({
  version: versionOf(db),
  tables: tablesOf(db),
  experiments: db.prepare('SELECT * FROM experiments').all(),
  runs: db.prepare('SELECT * FROM runs').all()
})
const filesBeside = (db: Database.Database) =>
  readdirSync(join(db.name, '..')).filter((name) => name.endsWith('.bak'))

describe('a new file', () => {
  it('goes through all migrations in order, without a copy', () => {
    const db = open()
    expect(migrate(db, [first, withQuestion])).toBeNull()
    expect(versionOf(db)).toBe(2)
    db.exec(`INSERT INTO experiments (name, question) VALUES ('a', 'b')`)
    expect(filesBeside(db)).toEqual([])
  })
})

describe('a file of an older version', () => {
  it('is brought up to date with its data, after a copy that opens and holds the old data', () => {
    const db = atVersion1()
    const before = contentsOf(db)
    const copy = migrate(db, [first, withQuestion, 'CREATE TABLE notes (note TEXT NOT NULL) STRICT'])

    expect(versionOf(db)).toBe(3)
    expect(db.prepare('SELECT * FROM experiments').all()).toEqual([
      { experiment_id: 1, name: 'dropout', question: '' }
    ])
    expect(filesBeside(db)).toHaveLength(1)
    const old = open(copy ?? '', { readonly: true, fileMustExist: true })
    expect(old.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(contentsOf(old)).toEqual(before)
  })

  it('is left as it was by a migration that fails, whatever that had done by then', () => {
    const db = atVersion1()
    const before = contentsOf(db)
    const failing = `${withQuestion}; DELETE FROM runs; INSERT INTO no_such_table VALUES (1)`
    expect(() => migrate(db, [first, failing])).toThrow('no_such_table')
    expect(contentsOf(db)).toEqual(before)
    expect(db.inTransaction).toBe(false)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('keeps the rows that refer to a table when a migration rebuilds that table', () => {
    const db = atVersion1()
    const rebuild = `
      CREATE TABLE rebuilt (experiment_id INTEGER PRIMARY KEY, name TEXT NOT NULL, archived INTEGER NOT NULL) STRICT;
      INSERT INTO rebuilt SELECT experiment_id, name, 0 FROM experiments;
      DROP TABLE experiments;
      ALTER TABLE rebuilt RENAME TO experiments`
    migrate(db, [first, rebuild])
    expect(db.prepare('SELECT * FROM runs').all()).toEqual([{ run_id: 7, experiment_id: 1 }])
    // And the foreign key holds again afterwards.
    db.exec('DELETE FROM experiments')
    expect(db.prepare('SELECT * FROM runs').all()).toEqual([])
  })

  it('is left as it was by a migration that leaves rows which refer to nothing', () => {
    const db = atVersion1()
    const before = contentsOf(db)
    expect(() => migrate(db, [first, 'DELETE FROM experiments'])).toThrow(
      'rows of runs that refer to nothing'
    )
    expect(contentsOf(db)).toEqual(before)
  })
})

describe('a file of the newest version', () => {
  it('is not touched', () => {
    const db = atVersion1()
    const changes = db.prepare('SELECT total_changes()').pluck()
    const before = changes.get()
    expect(migrate(db, [first])).toBeNull()
    expect(changes.get()).toBe(before)
    expect(filesBeside(db)).toEqual([])
  })
})

describe('a file that this lab cannot read', () => {
  it('of a newer version is refused with what to do, and not touched', () => {
    const db = atVersion1()
    db.pragma('user_version = 3')
    const before = contentsOf(db)
    const refused = () => migrate(db, [first, withQuestion])
    expect(refused).toThrow(BadInput)
    expect(refused).toThrow(/version 3, this lab reads up to 2\): update the lab/)
    expect(contentsOf(db)).toEqual(before)
    expect(filesBeside(db)).toEqual([])
  })

  it('of another program is refused, and not touched', () => {
    const db = open()
    db.exec('CREATE TABLE bookmarks (url TEXT)')
    const before = tablesOf(db)
    expect(() => migrate(db, [first])).toThrow(BadInput)
    expect(tablesOf(db)).toEqual(before)
  })
})
