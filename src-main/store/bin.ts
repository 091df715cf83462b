import type Database from 'better-sqlite3'
import { KEPT_IN_BIN_MS } from '../disk/kept-in-bin.ts'

/** Deletes for good what has been in the bin for a week. Takes no write lock when there is nothing. */
export function emptyBin(db: Database.Database): void {
  const limit = new Date(Date.now() - KEPT_IN_BIN_MS).toISOString()
  for (const table of ['experiments', 'runs']) {
    const isAny = db.prepare(`SELECT 1 FROM ${table} WHERE deleted_at < ? LIMIT 1`).get(limit)
    if (isAny) db.prepare(`DELETE FROM ${table} WHERE deleted_at < ?`).run(limit)
  }
}
