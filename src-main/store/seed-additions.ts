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

  /** The additions of each experiment that has any, the oldest first. */
  byExperiment(): Map<ExperimentId, SeedAddition[]> {
    const rows = this.#db.prepare('SELECT * FROM seed_additions ORDER BY seed_addition_id').all() as {
      experiment_id: number
      seeds: string
      added_at: string
    }[]
    const additions = new Map<ExperimentId, SeedAddition[]>()
    for (const { experiment_id, seeds, added_at } of rows) {
      const id = experimentId(experiment_id)
      const addition = { seeds: JSON.parse(seeds) as number[], addedAt: added_at }
      additions.set(id, [...(additions.get(id) ?? []), addition])
    }
    return additions
  }
}
