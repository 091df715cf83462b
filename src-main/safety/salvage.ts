import Database from 'better-sqlite3'
import { renameSync, rmSync } from 'node:fs'
import { metricNames } from '../../src-engine/training/metrics.ts'
import type { LabCopy, Readable } from '../contract/safety.ts'
import { migrate } from '../store/migrate.ts'
import { migrations } from '../store/migrations/migrations.ts'
import { openToRead } from '../store/open-database.ts'
import { countReadable } from './count-readable.ts'
import { flushFile } from './flush-file.ts'
import { mendRuns } from './mend-runs.ts'
import { openDamaged, removeWork } from './open-damaged.ts'
import { readAround, type Gap, type Row } from './read-around.ts'
import { isSoundRow } from './sound-row.ts'
import { rebuildExperiments } from './rebuild-experiments.ts'
import { rebuildRuns } from './rebuild-runs.ts'
import { runRemains } from './run-losses.ts'
import { describeTable, tableNames, type Table } from './tables.ts'

/** A sound copy that may still have what the file lost. */
export type CopyFile = Pick<LabCopy, 'date'> & { readonly path: string }

/**
 * Reads all that can be read of a damaged database into a new one, row by row around what cannot, and fills what is
 * missing from the newest copy that has it. Runs that lost something are made ready to be trained again: see
 * mend-runs.ts. The damaged file is only read.
 *
 * @param output the new file; it appears whole or not at all
 * @param copies sound copies, the newest first
 * @param tell told how much is done, 0..1
 */
export function salvage(
  file: string,
  output: string,
  copies: readonly CopyFile[],
  tell: (fraction: number) => void = () => undefined
): Readable {
  const part = `${output}.${process.pid}.part`
  const work = `${output}.${process.pid}.work`
  removeWork(part)
  removeWork(work)
  const source = openDamaged(
    file,
    copies.map(({ path }) => path),
    work
  )
  const target = new Database(part)
  try {
    // Until it is whole nobody reads it: no log, and one flush at the end.
    target.pragma('journal_mode = MEMORY')
    target.pragma('synchronous = OFF')
    const version = source ? (source.pragma('user_version', { simple: true }) as number) : migrations.length
    migrate(target, migrations.slice(0, version))
    target.pragma('foreign_keys = OFF')
    const readable =
      source === null ? NOTHING : target.transaction(() => readAll(source, target, copies, tell))()
    const older = migrate(target, migrations)
    if (older !== null) rmSync(older)
    target.close()
    flushFile(part)
    renameSync(part, output)
    return readable
  } finally {
    target.close()
    source?.close()
    removeWork(part)
    removeWork(work)
  }
}

const NONE = { readable: 0, total: 0 }
const NOTHING: Readable = {
  experiments: NONE,
  runs: NONE,
  epochs: NONE,
  weights: NONE,
  checkpoints: NONE,
  losses: [],
  fromCopy: null
}

function readAll(
  source: Database.Database,
  target: Database.Database,
  copies: readonly CopyFile[],
  tell: (fraction: number) => void
): Readable {
  const { gaps, fromCopy } = readTables(source, target, copies, tell)
  const gapsIn = (table: string) => gaps.get(table) ?? []
  nameMetrics(target)
  const rebuilt = rebuildExperiments(target)
  rebuildRuns(source, target)
  const remains = runRemains(target, gapsIn('metric_points'))
  const readable = countReadable(source, target, { remains, rebuilt, checkpointGaps: gapsIn('checkpoints') })
  mendRuns(target, remains)
  return { ...readable, fromCopy }
}

function readTables(
  source: Database.Database,
  target: Database.Database,
  copies: readonly CopyFile[],
  tell: (fraction: number) => void
): { gaps: Map<string, Gap[]>; fromCopy: Readable['fromCopy'] } {
  const gaps = new Map<string, Gap[]>()
  let fromCopy: Readable['fromCopy'] = null
  const names = tableNames(target)
  names.forEach((name, i) => {
    const table = describeTable(name, source, target)
    const missing = readTable(source, target, table, (fraction) => {
      tell((i + fraction) / names.length)
    })
    const filled = missing.length === 0 ? 0 : fillFromCopy(missing, table, target, copies[0])
    if (filled > 0) fromCopy = { rows: (fromCopy?.rows ?? 0) + filled, date: copies[0].date }
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

/** Puts the rows that are missing and that a copy has into the table. Returns how many there were. */
function fillFromCopy(
  gaps: readonly Gap[],
  { name, columns, keys }: Table,
  target: Database.Database,
  copy: CopyFile | undefined
): number {
  if (!copy) return 0
  const insert = insertInto(target, name, columns)
  const before = target.prepare('SELECT total_changes()').pluck()
  const rowsBefore = before.get() as number
  const db = openToRead(copy.path)
  try {
    // Of an older version, it has other columns.
    const versionOf = (of: Database.Database) => of.pragma('user_version', { simple: true })
    if (versionOf(db) !== versionOf(target)) return 0
    for (const { prefix, from, to } of gaps) {
      const where = keys.slice(0, prefix.length).map((key) => `${key.name} = ? AND `)
      const rows = db
        .prepare(
          `SELECT ${columns.join(', ')} FROM ${name} WHERE ${where.join('')}${keys[prefix.length].name} BETWEEN ? AND ?`
        )
        .raw()
        .iterate(...prefix, from, to) as IterableIterator<Row>
      for (const row of rows) insert(row)
    }
  } finally {
    db.close()
  }
  return (before.get() as number) - rowsBefore
}

/** An id that was given once is not given again, even if its row is lost. */
function keepSequence(target: Database.Database, table: string, highestId: number): void {
  const { changes } = target
    .prepare('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?')
    .run(highestId, table)
  if (changes === 0)
    target.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, highestId)
}

/** Points without their metrics' names would be nothing. They were given in this order. */
function nameMetrics(target: Database.Database): void {
  const add = target.prepare('INSERT OR IGNORE INTO metrics (metric_id, name) VALUES (?, ?)')
  metricNames.forEach((name, i) => add.run(i + 1, name))
}
