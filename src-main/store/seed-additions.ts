import type Database from 'better-sqlite3'
import type { SeedAddition } from '../contract/experiments.ts'
import { experimentId, keyOf, type ExperimentId } from '../contract/ids.ts'

/** Seeds that an experiment was given after its launch. Kept, because a test taken again after a look is another test. */
export class SeedAdditions {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  insert(id: ExperimentId, seeds: readonly number[]): void {
    this.#db
      .prepare('INSERT INTO seed_additions (experiment_id, seeds, added_at) VALUES (?, ?, ?)')
      .run(keyOf(id), JSON.stringify(seeds), new Date().toISOString())
  }

  /** The additions of an experiment, the oldest first. */
  ofExperiment(id: ExperimentId): SeedAddition[] {
    const rows = this.#db
      .prepare('SELECT * FROM seed_additions WHERE experiment_id = ? ORDER BY seed_addition_id')
      .all(keyOf(id))
    return (rows as Row[]).map(additionOf)
  }

  /** The additions of each experiment that has any, the oldest first. */
  byExperiment(): Map<ExperimentId, SeedAddition[]> {
    const rows = this.#db.prepare('SELECT * FROM seed_additions ORDER BY seed_addition_id').all() as Row[]
    const byKey = Map.groupBy(rows, (row) => row.experiment_id)
    return new Map([...byKey].map(([key, ofOne]) => [experimentId(key), ofOne.map(additionOf)]))
  }
}

interface Row {
  experiment_id: number
  seeds: string
  added_at: string
}

const additionOf = ({ seeds, added_at }: Row): SeedAddition => ({
  seeds: JSON.parse(seeds) as number[],
  addedAt: added_at
})
