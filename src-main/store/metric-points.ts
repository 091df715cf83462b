import type Database from 'better-sqlite3'
import { betterDirection } from '../../src-engine/statistics/compared-epoch.ts'
import { metricNames, type EpochMetrics, type MetricName } from '../../src-engine/training/metrics.ts'
import { keyOf, type ExperimentId, type RunId } from '../contract/ids.ts'

/** One run's metrics after one epoch. A metric that is absent was not measured. */
export interface EpochPoint {
  readonly runKey: number
  readonly epoch: number
  readonly metrics: Partial<EpochMetrics>
}

export class MetricPoints {
  readonly #db: Database.Database
  readonly #insert: Database.Statement
  readonly #between: Database.Statement
  readonly #lastEpoch: Database.Statement
  readonly #names: ReadonlyMap<number, MetricName>
  readonly #ids: ReadonlyMap<MetricName, number>

  constructor(db: Database.Database) {
    this.#db = db
    const addName = db.prepare('INSERT INTO metrics (name) VALUES (?) ON CONFLICT DO NOTHING')
    const known = db.prepare('SELECT name FROM metrics').pluck().all() as string[]
    for (const name of metricNames) if (!known.includes(name)) addName.run(name)
    const rows = db.prepare('SELECT metric_id, name FROM metrics').all() as {
      metric_id: number
      name: MetricName
    }[]
    this.#names = new Map(rows.map(({ metric_id, name }) => [metric_id, name]))
    this.#ids = new Map(rows.map(({ metric_id, name }) => [name, metric_id]))
    this.#insert = db.prepare(
      'INSERT INTO metric_points (run_id, epoch, metric_id, value) VALUES (?, ?, ?, ?)'
    )
    this.#between = db.prepare(
      `SELECT run_id, epoch, metric_id, value FROM metric_points
       WHERE run_id = ? AND epoch BETWEEN ? AND ? ORDER BY epoch, metric_id`
    )
    this.#lastEpoch = db.prepare('SELECT max(epoch) FROM metric_points WHERE run_id = ?').pluck()
  }

  /** Adds an epoch's metrics, all or none; those that are absent were not measured. */
  append(id: RunId, epoch: number, metrics: EpochMetrics): void {
    this.#db.transaction(() => {
      for (const name of metricNames) {
        const value = metrics[name]
        if (value === undefined) continue
        this.#insert.run(keyOf(id), epoch, this.#ids.get(name), Number.isNaN(value) ? null : value)
      }
    })()
  }

  /** Forgets the epochs behind the runs' checkpoints: runs that go on from there measure them again. */
  deleteBehindCheckpoints(ids: readonly RunId[]): void {
    this.#db
      .prepare(
        `DELETE FROM metric_points WHERE (run_id, epoch, metric_id) IN
           (SELECT p.run_id, p.epoch, p.metric_id
            FROM json_each(?) AS run LEFT JOIN checkpoints c ON c.run_id = run.value
            CROSS JOIN metric_points p ON p.run_id = run.value AND p.epoch > coalesce(c.epoch, 0))`
      )
      .run(JSON.stringify(ids.map(keyOf)))
  }

  /** All epochs of a run, the first first. */
  epochs(id: RunId): EpochPoint[] {
    const rows = this.#db
      .prepare(
        'SELECT run_id, epoch, metric_id, value FROM metric_points WHERE run_id = ? ORDER BY epoch, metric_id'
      )
      .all(keyOf(id)) as Row[]
    return this.#points(rows)
  }

  /** The run's epochs from one up to and with another, the first first. */
  between(id: RunId, from: number, to: number): EpochPoint[] {
    return this.#points(this.#between.all(keyOf(id), from, to) as Row[])
  }

  /** The run's last epoch; null before the first. */
  last(id: RunId): EpochPoint | null {
    const epoch = this.#lastEpoch.get(keyOf(id)) as number | null
    return epoch === null ? null : (this.between(id, epoch, epoch)[0] ?? null)
  }

  /** The run's epoch with the best value of a metric, the first of equal ones; null where it was never measured. */
  best(id: RunId, metric: MetricName): EpochPoint | null {
    const direction = betterDirection(metric) === 'higher' ? 'DESC' : 'ASC'
    const epoch = this.#db
      .prepare(
        `SELECT epoch FROM metric_points WHERE run_id = ? AND metric_id = ? AND value IS NOT NULL
         ORDER BY value ${direction}, epoch LIMIT 1`
      )
      .pluck()
      .get(keyOf(id), this.#ids.get(metric)) as number | undefined
    return epoch === undefined ? null : (this.between(id, epoch, epoch)[0] ?? null)
  }

  /** The last epoch of each of an experiment's runs that has one, by run. */
  lastEpochs(id: ExperimentId): Map<number, EpochPoint> {
    const rows = this.#db
      .prepare(
        // A run's epochs are its part of the tree in order: the last is found without going through them.
        `SELECT run_id, epoch, metric_id, value
         FROM (SELECT run_id, (SELECT max(epoch) FROM metric_points p WHERE p.run_id = runs.run_id) AS epoch
               FROM runs WHERE experiment_id = ?)
         CROSS JOIN metric_points USING (run_id, epoch) ORDER BY run_id`
      )
      .all(keyOf(id)) as Row[]
    return new Map(this.#points(rows).map((point) => [point.runKey, point]))
  }

  /** Gathers rows that are ordered by run and epoch. */
  #points(rows: readonly Row[]): EpochPoint[] {
    const points: { runKey: number; epoch: number; metrics: Partial<EpochMetrics> }[] = []
    for (const row of rows) {
      let point = points.at(-1)
      if (point?.runKey !== row.run_id || point.epoch !== row.epoch) {
        point = { runKey: row.run_id, epoch: row.epoch, metrics: {} }
        points.push(point)
      }
      const name = this.#names.get(row.metric_id)
      if (name) point.metrics[name] = row.value ?? NaN
    }
    return points
  }
}

interface Row {
  run_id: number
  epoch: number
  metric_id: number
  value: number | null
}
