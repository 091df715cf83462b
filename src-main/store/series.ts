import type Database from 'better-sqlite3'
import type { MetricName } from '../../src-engine/training/metrics.ts'
import { keyOf, type ExperimentId, type RunId } from '../contract/ids.ts'
import type { Series } from '../contract/metrics.ts'

/** One metric in the epochs that were measured, the first first. */
export interface MeasuredEpochs {
  readonly values: readonly number[]
  /** 0 where none was. */
  readonly lastEpoch: number
}

/** Metrics as columns over epochs, for charts. */
export class SeriesReader {
  readonly #behind: Database.Statement
  readonly #means: Database.Statement
  readonly #ofRun: Database.Statement

  constructor(db: Database.Database) {
    this.#behind = db.prepare(
      `SELECT epoch, metrics.name, value FROM metric_points JOIN metrics USING (metric_id)
       WHERE run_id = ? AND epoch > ? ORDER BY epoch`
    )
    this.#means = db.prepare(
      `SELECT arm, epoch, avg(value) AS value FROM runs JOIN metric_points USING (run_id)
       WHERE experiment_id = ? AND deleted_at IS NULL
         AND metric_id = (SELECT metric_id FROM metrics WHERE name = ?)
       GROUP BY arm, epoch ORDER BY arm, epoch`
    )
    this.#ofRun = db.prepare(
      `SELECT epoch, value FROM metric_points
       WHERE run_id = ? AND metric_id = (SELECT metric_id FROM metrics WHERE name = ?) ORDER BY epoch`
    )
  }

  /** A run's epochs behind `after`. */
  behind(id: RunId, after: number): Series {
    const rows = this.#behind.all(keyOf(id), after) as {
      epoch: number
      name: MetricName
      value: number | null
    }[]
    const from = after + 1
    const length = (rows.at(-1)?.epoch ?? after) - after
    const columns: Partial<Record<MetricName, Float64Array>> = {}
    for (const { epoch, name, value } of rows) {
      const column = (columns[name] ??= new Float64Array(length).fill(NaN))
      column[epoch - from] = value ?? NaN
    }
    return { runId: id, from, columns }
  }

  /** The mean over an arm's seeds in each epoch that was measured, of each arm that has any. */
  armMeans(id: ExperimentId, metric: MetricName): Map<string, MeasuredEpochs> {
    const rows = this.#means.all(keyOf(id), metric) as { arm: string; epoch: number; value: number | null }[]
    const byArm = Map.groupBy(rows, ({ arm }) => arm)
    return new Map([...byArm].map(([arm, ofArm]) => [arm, measuredEpochs(ofArm)]))
  }

  ofRun(id: RunId, metric: MetricName): MeasuredEpochs {
    return measuredEpochs(this.#ofRun.all(keyOf(id), metric) as { epoch: number; value: number | null }[])
  }
}

const measuredEpochs = (
  rows: readonly { readonly epoch: number; readonly value: number | null }[]
): MeasuredEpochs => ({
  values: rows.map(({ value }) => value ?? NaN),
  lastEpoch: rows.at(-1)?.epoch ?? 0
})
