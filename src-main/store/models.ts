import type Database from 'better-sqlite3'
import type { FinalModel } from '../../src-engine/worker/protocol.ts'
import { keyOf, type ExperimentId, type RunId } from '../contract/ids.ts'

/** The final weights and predictions of runs that are done. */
export class Models {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  insert(id: RunId, model: FinalModel): void {
    this.#db
      .prepare(
        `INSERT INTO models (run_id, precision, layout, weights, weights_sha256, predictions, test_rows_sha256)
         VALUES (?, ?, ?, ?, ?, ?, ?)`
      )
      .run(
        keyOf(id),
        model.precision,
        JSON.stringify(model.layout),
        model.weights,
        model.weightsSha256,
        model.predictions,
        model.testRowsSha256
      )
  }

  get(id: RunId): FinalModel | null {
    const row = this.#db.prepare('SELECT * FROM models WHERE run_id = ?').get(keyOf(id)) as Row | undefined
    if (!row) return null
    return {
      precision: row.precision,
      layout: JSON.parse(row.layout) as FinalModel['layout'],
      weights: row.weights,
      weightsSha256: row.weights_sha256,
      predictions: row.predictions,
      testRowsSha256: row.test_rows_sha256
    }
  }

  /** So many bytes of a model's weights from one on; null for a run that is not done. */
  weights(id: RunId, from: number, count: number): Uint8Array | null {
    const row = this.#db
      .prepare('SELECT substr(weights, ?, ?) AS piece FROM models WHERE run_id = ?')
      // SQLite counts from 1.
      .get(from + 1, count, keyOf(id))
    return (row as { piece: Uint8Array } | undefined)?.piece ?? null
  }

  /** What tells models apart, without reading their weights; null for a run that is not done. */
  hashes(id: RunId): Pick<FinalModel, 'weightsSha256' | 'testRowsSha256'> | null {
    const row = this.#db
      .prepare(
        'SELECT weights_sha256 AS weightsSha256, test_rows_sha256 AS testRowsSha256 FROM models WHERE run_id = ?'
      )
      .get(keyOf(id))
    return (row as Pick<FinalModel, 'weightsSha256' | 'testRowsSha256'> | undefined) ?? null
  }

  /** The weights' hashes of an experiment's runs, by run. */
  weightHashes(id: ExperimentId): Map<number, string> {
    const rows = this.#db
      .prepare('SELECT run_id, weights_sha256 FROM models JOIN runs USING (run_id) WHERE experiment_id = ?')
      .all(keyOf(id)) as { run_id: number; weights_sha256: string }[]
    return new Map(rows.map(({ run_id, weights_sha256 }) => [run_id, weights_sha256]))
  }
}

interface Row {
  precision: FinalModel['precision']
  layout: string
  weights: Uint8Array
  weights_sha256: string
  predictions: Uint8Array
  test_rows_sha256: string
}
