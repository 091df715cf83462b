import type Database from 'better-sqlite3'
import type { Checkpoint } from '../../src-engine/training/checkpoint.ts'
import { keyOf, type RunId } from '../contract/ids.ts'
import { decodeLegacyState, encodeLegacyState } from './legacy-state.ts'

/** Where runs that are not done can go on. */
export class Checkpoints {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Takes the place of the run's checkpoint before. */
  put(id: RunId, { epoch, parameters, streamState, durationS }: Checkpoint): void {
    this.#db
      .prepare(
        `INSERT OR REPLACE INTO checkpoints (run_id, epoch, parameters, stream_state, duration_s)
         VALUES (?, ?, ?, ?, ?)`
      )
      .run(keyOf(id), epoch, parameters, streamState && encodeLegacyState(streamState), durationS)
  }

  get(id: RunId): Checkpoint | null {
    const row = this.#db.prepare('SELECT * FROM checkpoints WHERE run_id = ?').get(keyOf(id)) as
      Row | undefined
    if (!row) return null
    return {
      epoch: row.epoch,
      parameters: new Uint8Array(row.parameters),
      streamState: row.stream_state && decodeLegacyState(row.stream_state),
      durationS: row.duration_s
    }
  }

  delete(ids: readonly RunId[]): void {
    this.#db
      .prepare('DELETE FROM checkpoints WHERE run_id IN (SELECT value FROM json_each(?))')
      .run(JSON.stringify(ids.map(keyOf)))
  }
}

interface Row {
  epoch: number
  parameters: Uint8Array
  stream_state: Uint8Array | null
  duration_s: number
}
