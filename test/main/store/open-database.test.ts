import Database from 'better-sqlite3'
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { migrations } from '../../../src-main/store/migrations/migrations.ts'
import { openDatabase } from '../../../src-main/store/open-database.ts'
import { addRun } from './add-run.ts'
import { openTestStore, secondConnection } from './open-test-store.ts'
import { temporaryFolder } from './temporary-folder.ts'

function open(file: string): Database.Database {
  const db = openDatabase(file)
  onTestFinished(() => {
    db.close()
  })
  return db
}

describe('a database of the lab', () => {
  const openNew = () => open(join(temporaryFolder(), 'not', 'made', 'yet', 'lab.db'))

  it('is made in folders that are made too', () => {
    expect(openNew().pragma('user_version', { simple: true })).toBe(migrations.length)
  })

  it('runs on a SQLite whose write-ahead log is safe: 3.51.3 or newer', () => {
    const version = openNew().prepare('SELECT sqlite_version()').pluck().get() as string
    const [major, minor, patch] = version.split('.').map(Number)
    expect(major * 1_000_000 + minor * 1000 + patch).toBeGreaterThanOrEqual(3_051_003)
  })

  it('has a write-ahead log that is flushed at every commit, and foreign keys', () => {
    const db = openNew()
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('says in its header that it is of the lab', () => {
    expect(openNew().pragma('application_id', { simple: true })).toBe(0x41624c62)
  })

  it('has strict tables only', () => {
    const tables = openNew().pragma('table_list') as { name: string; type: string; strict: 0 | 1 }[]
    const own = tables.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'))
    expect(own.length).toBeGreaterThan(5)
    expect(own.filter(({ strict }) => strict === 0)).toEqual([])
  })

  it('opens at once while another process holds the lock to write', () => {
    const store = openTestStore()
    const writer = secondConnection(store.file)
    writer.exec('BEGIN IMMEDIATE')
    const startedAt = performance.now()
    openTestStore(store.file)
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })

  it('is made once when several processes open the new file at once, and all of them can write', async () => {
    const dir = temporaryFolder()
    const [files, processes] = [12, 3]
    const script = fileURLToPath(new URL('./open-at-once.ts', import.meta.url))
    const startAt = Date.now() + 1500
    const args = [script, dir, String(files), String(startAt)]
    const outputs = await Promise.all(
      Array.from({ length: processes }, () => promisify(execFile)(process.execPath, args))
    )
    expect(outputs.map(({ stdout }) => stdout)).toEqual(Array(processes).fill(''))
    for (let k = 0; k < files; k++) {
      const db = open(join(dir, `${k}.db`))
      expect(db.prepare('SELECT count(*) FROM runs').pluck().get()).toBe(processes)
      expect(db.pragma('quick_check', { simple: true })).toBe('ok')
    }
  })
})

/** The bytes of a healthy database with some pages of data. */
function healthyBytes(): Buffer {
  const store = openTestStore()
  for (let i = 0; i < 50; i++) addRun(store)
  secondConnection(store.file).pragma('wal_checkpoint(TRUNCATE)')
  return readFileSync(store.file)
}

const PAGE = 4096

describe('a file that cannot be used', () => {
  /** The file is refused with BadInput that says this, and is afterwards what it was before. */
  function expectRefused(bytes: Buffer, message: RegExp): void {
    const file = join(temporaryFolder(), 'lab.db')
    writeFileSync(file, bytes)
    expectRefusedFile(file, message)
  }

  function expectRefusedFile(file: string, message: RegExp): void {
    const before = readFileSync(file)
    let error: unknown
    try {
      openDatabase(file).close()
    } catch (caught) {
      error = caught
    }
    expect(error).toBeInstanceOf(BadInput)
    expect((error as Error).message).toMatch(message)
    expect((error as Error).message).toContain(file)
    expect(readFileSync(file).equals(before)).toBe(true)
  }

  const damaged =
    /damaged or no database.*Nothing was changed.*lab repair.*puts back a copy; or choose another data directory/

  it.each([
    ['a letter', 'Dear lab,\n'],
    ['a long text', 'All work and no play makes Jack a dull boy.\n'.repeat(1000)],
    ['zeros', '\0'.repeat(3 * PAGE)]
  ])('is refused and left as it is when it is no database: %s', (_, text) => {
    expectRefused(Buffer.from(text), damaged)
  })

  it('is refused and left as it is when it is cut off, wherever that is', () => {
    const bytes = healthyBytes()
    expect(bytes.length).toBeGreaterThan(10 * PAGE)
    for (const length of [20, 100, 600, PAGE, PAGE + 1, 5 * PAGE, bytes.length - PAGE]) {
      expectRefused(bytes.subarray(0, length), damaged)
    }
  })

  it('is refused and left as it is when a page is overwritten, whichever it is', () => {
    const bytes = healthyBytes()
    for (let page = 0; page * PAGE < bytes.length; page++) {
      const broken = Buffer.from(bytes)
      broken.fill(0xa5, page * PAGE, (page + 1) * PAGE)
      expectRefused(broken, damaged)
    }
  })

  it('is refused and left as it is when it was put back damaged beside the log of another', () => {
    const store = openTestStore()
    addRun(store)
    const file = join(temporaryFolder(), 'lab.db')
    const broken = healthyBytes()
    broken.fill(0xa5, 5 * PAGE, 8 * PAGE)
    writeFileSync(file, broken)
    copyFileSync(`${store.file}-wal`, `${file}-wal`)
    const log = readFileSync(`${file}-wal`)
    expect(log.length).toBeGreaterThan(0)
    expectRefusedFile(file, damaged)
    expect(readFileSync(`${file}-wal`).equals(log)).toBe(true)
  })

  it('is refused and left as it is when it is newer than the lab', () => {
    const file = openTestStore().file
    const db = secondConnection(file)
    db.pragma(`user_version = ${migrations.length + 1}`)
    db.pragma('wal_checkpoint(TRUNCATE)')
    expectRefusedFile(file, /update the lab, or choose another data directory. Nothing was changed/)
  })

  it('is refused and left as it is when it is of another program that counts versions, too', () => {
    const file = join(temporaryFolder(), 'lab.db')
    const db = new Database(file)
    db.exec('CREATE TABLE experiments (name TEXT); PRAGMA user_version = 2; PRAGMA application_id = 1234')
    db.close()
    expectRefusedFile(file, /none of the lab.*application 1234/)
  })

  it.each(['DELETE', 'WAL'])(
    "is refused and left as it is when it is another program's, journal mode %s",
    (mode) => {
      const file = join(temporaryFolder(), 'lab.db')
      const db = new Database(file)
      db.pragma(`journal_mode = ${mode}`)
      db.exec('CREATE TABLE bookmarks (url TEXT)')
      db.close()
      expectRefusedFile(file, /none of the lab/)
    }
  )

  it('is refused with BadInput when it is a folder, or in what is no folder', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'lab.db'))
    writeFileSync(join(folder, 'file'), '')
    for (const file of ['lab.db', 'file/lab.db', 'file/data/lab.db']) {
      const refused = () => openDatabase(join(folder, file))
      expect(refused).toThrow(BadInput)
      expect(refused).toThrow('choose another data directory')
    }
  })
})
