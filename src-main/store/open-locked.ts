import Database from 'better-sqlite3'

/**
 * Opens an empty database, made where there is none, and keeps it locked until it is closed.
 * @throws SqliteError when another process has it locked for longer than `timeoutMs`
 */
export function openLocked(path: string, timeoutMs = 5000): Database.Database {
  const db = new Database(path, { timeout: timeoutMs })
  try {
    // Nothing is written, so there is nothing to take back.
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
