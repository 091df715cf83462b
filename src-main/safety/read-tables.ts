import Database from 'better-sqlite3'
import type { Readable } from '../contract/safety.ts'
import { openToRead } from '../store/open-database.ts'
import { readAround, type Gap, type Row } from './read-around.ts'
import { isSoundRow } from './sound-row.ts'
import { describeTable, tableNames, type Table } from './tables.ts'

/** A sound copy that may still have what the file lost. */
export interface CopyFile {
  readonly date: string
  readonly path: string
}

export interface TablesRead {
  /** By table, the keys whose rows could not be read. */
  readonly gaps: ReadonlyMap<string, readonly Gap[]>
  readonly fromCopy: Readable['fromCopy']
}

/**
 * Reads all tables of a damaged database into a new one, and what is missing from the newest copy that can be read.
 *
 * @param target a new database of the same version
 * @param tell told how much is done, 0..1
 */
export function readTables(
  source: Database.Database,
  target: Database.Database,
  copies: readonly CopyFile[],
  tell: (fraction: number) => void
): TablesRead {
  const gaps = new Map<string, Gap[]>()
  let fromCopy: Readable['fromCopy'] = null
  const names = tableNames(target)
  names.forEach((name, i) => {
    const table = describeTable(name, source, target)
    const missing = readTable(source, target, table, (fraction) => {
      tell((i + fraction) / names.length)
    })
    const filled = missing.length === 0 ? null : fillFromCopies(missing, table, target, copies)
    if (filled && filled.rows > 0) fromCopy = { ...filled, rows: (fromCopy?.rows ?? 0) + filled.rows }
    gaps.set(name, missing)
    if (table.highestId !== null) keepSequence(target, name, table.highestId)
  })
  return { gaps, fromCopy }
}

/** Returns the keys whose rows could not be read, or not be believed. */
function readTable(
  source: Database.Database,
  target: Database.Database,
  { name, columns, keys }: Table,
  tell: (fraction: number) => void
): Gap[] {
  const insert = insertInto(target, name, columns)
  const places = keys.map((key) => columns.indexOf(key.name))
  const unsound: Gap[] = []
  let sinceTold = 0
  const gaps = readAround(source, name, columns, keys, (row) => {
    if (!insert(row)) {
      const values = places.map((place) => Number(row[place]))
      const last = values.at(-1) ?? 0
      unsound.push({ prefix: values.slice(0, -1), from: last, to: last })
    }
    if (++sinceTold < 1000) return
    sinceTold = 0
    tell(Number(row[places[0]]) / keys[0].to)
  })
  return [...gaps, ...unsound]
}

/** Returns how to put a row into a table; false for one that is no row of the lab's. */
function insertInto(
  target: Database.Database,
  table: string,
  columns: readonly string[]
): (row: Row) => boolean {
  const insert = target.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  )
  return (row) => {
    if (!isSoundRow(table, columns, row)) return false
    try {
      insert.run(...row)
      return true
    } catch (error) {
      // Of another type than the column's.
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return false
      throw error
    }
  }
}

/** Puts the rows that are missing into the table, from the first copy that can be read; tells how many it had. */
function fillFromCopies(
  gaps: readonly Gap[],
  table: Table,
  target: Database.Database,
  copies: readonly CopyFile[]
): { readonly rows: number; readonly date: string } | null {
  const changes = target.prepare('SELECT total_changes()').pluck()
  for (const { path, date } of copies) {
    const before = changes.get() as number
    try {
      fillFrom(path, gaps, table, target)
      return { rows: (changes.get() as number) - before, date }
    } catch (error) {
      // A copy may be damaged, too.
      if (!(error instanceof Database.SqliteError)) throw error
    }
  }
  return null
}

function fillFrom(
  copy: string,
  gaps: readonly Gap[],
  { name, columns, keys }: Table,
  target: Database.Database
): void {
  const insert = insertInto(target, name, columns)
  const db = openToRead(copy)
  try {
    // Of an older version, it has other columns.
    const versionOf = (of: Database.Database) => of.pragma('user_version', { simple: true })
    if (versionOf(db) !== versionOf(target)) return
    for (const { prefix, from, to } of gaps) {
      const where = keys.slice(0, prefix.length).map((key) => `${key.name} = ? AND `)
      const range = `${keys[prefix.length].name} BETWEEN ? AND ?`
      const rows = db
        .prepare(`SELECT ${columns.join(', ')} FROM ${name} WHERE ${where.join('')}${range}`)
        .raw()
        .iterate(...prefix, from, to) as IterableIterator<Row>
      for (const row of rows) insert(row)
    }
  } finally {
    db.close()
  }
}

/** An id that was given once is not given again, even if its row is lost. */
function keepSequence(target: Database.Database, table: string, highestId: number): void {
  const { changes } = target
    .prepare('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?')
    .run(highestId, table)
  if (changes > 0) return
  target.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, highestId)
}
