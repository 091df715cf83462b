import Database from 'better-sqlite3'
import { isDamage } from './file-problem.ts'

/**
 * Does what can as well be done the next time the lab is opened. A disk without room, or a file that another process keeps
 * locked, is no reason not to open it: there are results to look at, and things to delete.
 * @throws what says that the file is damaged
 */
export function tidyUp(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || isDamage(error)) throw error
  }
}
