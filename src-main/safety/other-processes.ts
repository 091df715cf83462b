import Database from 'better-sqlite3'
import { isGone, type ProcessMark } from '../store/process-mark.ts'
import { openToRead } from '../store/open-database.ts'

/** The other processes that train on a database, by number, as far as that can be read. */
export function trainingElsewhere(file: string): number[] {
  try {
    const db = openToRead(file)
    try {
      const owners = db
        .prepare(
          `SELECT DISTINCT pid, process_identity AS identity, heartbeat_at AS heartbeatAt
           FROM owners JOIN runs USING (owner_id) WHERE status IN ('queued', 'running')`
        )
        .all() as ProcessMark[]
      return owners.filter((owner) => owner.pid !== process.pid && !isGone(owner)).map(({ pid }) => pid)
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return []
    throw error
  }
}
