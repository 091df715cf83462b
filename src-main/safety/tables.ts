import type Database from 'better-sqlite3'
import { isDamage } from '../store/file-problem.ts'
import type { KeyColumn } from './read-around.ts'

/** A table and where its keys can lie. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  /** What of the primary key is enough to read by. */
  readonly keys: readonly KeyColumn[]
  /** The highest id that was ever given, where the table counts them and that can be read. */
  readonly highestId: number | null
}

/** Where nothing says how high ids go. */
const HIGHEST_ID = 20_000
/** As many epochs as are looked for where nothing says how many a run has. */
const HIGHEST_EPOCH = 1000

/** The tables of a database in the order they were made: those refer to earlier ones. */
export const tableNames = (db: Database.Database) =>
  db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid`
    )
    .pluck()
    .all() as string[]

/**
 * A table as it is to be read.
 *
 * @param target a new database of the same version, with the tables before this one filled
 */
export function describeTable(name: string, damaged: Database.Database, target: Database.Database): Table {
  const columns = target.pragma(`table_info(${name})`) as { name: string; pk: number }[]
  const primaryKey = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  // An epoch without all of its metrics is lost: no need to look for them one by one.
  const keys = primaryKey.slice(0, 2)
  const highestId = highestIdOf(name, damaged)
  const mostEpochs = target.prepare(`SELECT max(json_extract(spec, '$.training.epochs')) FROM runs`).pluck()
  const upTo: Readonly<Partial<Record<string, number>>> = {
    run_id: highestIdOf('runs', damaged) ?? HIGHEST_ID,
    epoch: (mostEpochs.get() as number | null) ?? HIGHEST_EPOCH
  }
  return {
    name,
    columns: columns.map((column) => column.name),
    keys: keys.map((key) => ({ name: key.name, from: 0, to: highestId ?? upTo[key.name] ?? HIGHEST_ID })),
    highestId
  }
}

function highestIdOf(table: string, damaged: Database.Database): number | null {
  const counter = damaged.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck()
  const counted = readableRows<number>(counter, table).at(0)
  if (counted === undefined) return null
  // Spoilt, it may be lower than rows that there are; of these, too, an id may be spoilt.
  const last = damaged.prepare(`SELECT max(rowid) FROM ${table} WHERE rowid <= ?`).pluck()
  return Math.max(counted, readableRows<number | null>(last, HIGHEST_ID).at(0) ?? 0)
}

/** The rows up to the first that cannot be read. */
export function readableRows<T>(statement: Database.Statement, ...parameters: unknown[]): T[] {
  const rows: T[] = []
  try {
    for (const row of statement.iterate(...parameters) as IterableIterator<T>) rows.push(row)
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  return rows
}
