import type Database from 'better-sqlite3'
import { isDamage } from '../store/file-problem.ts'

/** A row's values in the table's order. */
export type Row = readonly unknown[]

/** A column of whole numbers of the primary key, and the numbers that can be in it. */
export interface KeyColumn {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** Rows that cannot be read, if there are any: those whose key begins with `prefix` and goes on with from .. to. */
export interface Gap {
  readonly prefix: readonly number[]
  readonly from: number
  readonly to: number
}

/**
 * Reads a table's rows in the order of its key, around what cannot be read. Where a range fails, its halves are tried,
 * down to single keys: a page of the file holds neighbours, so that what fails is few and close together.
 *
 * @param keys the columns of the primary key in order
 * @param take told each row; those near a damage twice
 * @returns the gaps, which may hold rows or not
 */
export function readAround(
  db: Database.Database,
  table: string,
  columns: readonly string[],
  keys: readonly KeyColumn[],
  take: (row: Row) => void
): Gap[] {
  const names = keys.map(({ name }) => name)
  const selects = names.map((name, depth) => {
    const prefix = names.slice(0, depth).map((before) => `${before} = ? AND `)
    return db
      .prepare(
        `SELECT ${columns.join(', ')} FROM ${table} WHERE ${prefix.join('')}${name} BETWEEN ? AND ? ORDER BY ${names.join(', ')}`
      )
      .raw()
  })
  const gaps: Gap[] = []

  const read = (prefix: readonly number[], from: number, to: number) => {
    const depth = prefix.length
    const place = columns.indexOf(names[depth])
    let next = from
    try {
      for (const row of selects[depth].iterate(...prefix, from, to) as IterableIterator<Row>) {
        take(row)
        next = row[place] as number
      }
      return
    } catch (error) {
      if (!isDamage(error)) throw error
    }
    if (next < to) {
      const middle = Math.floor((next + to) / 2)
      read(prefix, next, middle)
      read(prefix, middle + 1, to)
    } else if (depth + 1 < keys.length) {
      const inner = keys[depth + 1]
      read([...prefix, next], inner.from, inner.to)
    } else {
      noteGap(gaps, { prefix, from: next, to: next })
    }
  }
  read([], keys[0].from, keys[0].to)
  return gaps
}

/** Neighbours become one gap. */
function noteGap(gaps: Gap[], gap: Gap): void {
  const last = gaps.at(-1)
  const isNext = last?.to === gap.from - 1 && last.prefix.every((value, i) => value === gap.prefix[i])
  if (isNext) gaps.splice(-1, 1, { ...last, to: gap.to })
  else gaps.push(gap)
}
