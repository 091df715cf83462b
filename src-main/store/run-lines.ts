import type Database from 'better-sqlite3'
import type { EpochMetrics, MetricName } from '../../src-engine/training/metrics.ts'
import type { RunLine } from '../contract/experiments.ts'
import { experimentId, keyOf, runId, type ExperimentId, type RunId } from '../contract/ids.ts'
import type { RunStatus } from '../contract/run-status.ts'

/** Runs as the runs table shows them, read in two queries however many they are. */
export class RunLines {
  readonly #db: Database.Database
  readonly #prepared = new Map<string, { points: Database.Statement; rows: Database.Statement }>()

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Of all experiments that are not in the bin, in the order they were queued. */
  all(): RunLine[] {
    return this.#read('experiment_id IN (SELECT experiment_id FROM experiments WHERE deleted_at IS NULL)')
  }

  ofExperiment(id: ExperimentId): RunLine[] {
    return this.#read('experiment_id = ?', keyOf(id))
  }

  /** Those of the runs that are there. */
  some(ids: readonly RunId[]): RunLine[] {
    return this.#read('run_id IN (SELECT value FROM json_each(?))', JSON.stringify(ids.map(keyOf)))
  }

  #read(where: string, ...parameters: (number | string)[]): RunLine[] {
    const { points, rows } = this.#statements(where)
    const last = new Map<number, Partial<EpochMetrics>>()
    for (const { run_id, name, value } of points.all(...parameters) as Point[]) {
      let metrics = last.get(run_id)
      if (!metrics) last.set(run_id, (metrics = {}))
      metrics[name] = value ?? NaN
    }
    return (rows.all(...parameters) as Row[]).map((row) => lineOf(row, last.get(row.run_id) ?? null))
  }

  #statements(where: string) {
    const known = this.#prepared.get(where)
    if (known) return known
    const runs = `SELECT *, (SELECT max(epoch) FROM metric_points p WHERE p.run_id = runs.run_id) AS epoch
                  FROM runs WHERE deleted_at IS NULL AND ${where}`
    const statements = {
      points: this.#db.prepare(
        `SELECT run_id, metrics.name, value FROM (${runs}) CROSS JOIN metric_points USING (run_id, epoch)
         JOIN metrics USING (metric_id)`
      ),
      rows: this.#db.prepare(
        `SELECT run_id, experiment_id, arm, seed, status, reason, engine, started_at, ended_at, duration_s,
           json_extract(spec, '$.training.epochs') AS epochs, coalesce(epoch, 0) AS epochs_done
         FROM (${runs}) ORDER BY run_id`
      )
    }
    this.#prepared.set(where, statements)
    return statements
  }
}

interface Point {
  run_id: number
  name: MetricName
  value: number | null
}

interface Row {
  run_id: number
  experiment_id: number
  arm: string
  seed: number
  status: RunStatus
  reason: string | null
  engine: string
  started_at: string | null
  ended_at: string | null
  duration_s: number | null
  epochs: number
  epochs_done: number
}

const lineOf = (row: Row, last: Partial<EpochMetrics> | null): RunLine => ({
  id: runId(row.run_id),
  experimentId: experimentId(row.experiment_id),
  arm: row.arm,
  seed: row.seed,
  status: row.status,
  reason: row.reason,
  engine: row.engine,
  epochsDone: row.epochs_done,
  epochs: row.epochs,
  fraction: row.status === 'done' ? 1 : row.epochs_done / row.epochs,
  last,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  durationS: row.duration_s
})
