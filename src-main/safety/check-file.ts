import Database from 'better-sqlite3'
import { objectionsOf, openToRead } from '../store/open-database.ts'

/** What SQLite objects to in a file, thoroughly looked through; nothing in a sound one. */
export function checkFile(file: string): string[] {
  try {
    const db = openToRead(file)
    try {
      return objectionsOf(db, 'integrity_check')
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return [`${error.code}: ${error.message}`]
    throw error
  }
}
