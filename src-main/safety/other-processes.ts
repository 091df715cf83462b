import Database from 'better-sqlite3'
import { Owners } from '../store/owners.ts'
import { openToRead } from '../store/open-database.ts'

/** The other processes that train on a database, by number, as far as that can be read. */
export function trainingElsewhere(file: string): number[] {
  try {
    const db = openToRead(file)
    try {
      return new Owners(db).training().filter((pid) => pid !== process.pid)
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return []
    throw error
  }
}
