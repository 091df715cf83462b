import type Database from 'better-sqlite3'
import {
  experimentId,
  isRunId,
  keyOf,
  runId,
  type ExperimentId,
  type RunId,
  type Target
} from '../contract/ids.ts'

/** Of each experiment that is named, or has runs that are named: those runs, or all of them. */
export type TargetsByExperiment = ReadonlyMap<ExperimentId, ReadonlySet<RunId> | 'all'>

/**
 * Experiments and runs mixed, as a person picks them. A statement does what is asked of all of them: thousands, each with
 * statements of its own, would keep everybody else waiting.
 */
export class Targets {
  readonly #missing: Database.Statement
  readonly #notInBin: Database.Statement
  readonly #experiments: Database.Statement
  readonly #unfinished: Database.Statement
  readonly #setDeleted: readonly Database.Statement[]

  constructor(db: Database.Database) {
    const first = (isRun: string, isExperiment: string) =>
      db
        .prepare(
          `SELECT 'r' || value FROM json_each($runs)
             WHERE NOT EXISTS (SELECT 1 FROM runs JOIN experiments e USING (experiment_id)
                               WHERE run_id = value AND ${isRun})
           UNION ALL SELECT 'e' || value FROM json_each($experiments)
             WHERE NOT EXISTS (SELECT 1 FROM experiments e WHERE experiment_id = value AND ${isExperiment})
           LIMIT 1`
        )
        .pluck()
    this.#missing = first('runs.deleted_at IS NULL AND e.deleted_at IS NULL', 'e.deleted_at IS NULL')
    this.#notInBin = first('runs.deleted_at IS NOT NULL', 'e.deleted_at IS NOT NULL')
    this.#experiments = db.prepare(
      `SELECT run_id, experiment_id FROM json_each($runs) JOIN runs ON run_id = value WHERE deleted_at IS NULL`
    )
    this.#unfinished = db
      .prepare(
        `SELECT run_id FROM runs
         WHERE (run_id IN (SELECT value FROM json_each($runs))
             OR experiment_id IN (SELECT value FROM json_each($experiments)))
           AND status IN ('queued', 'running') AND deleted_at IS NULL ORDER BY run_id`
      )
      .pluck()
    this.#setDeleted = [
      db.prepare('UPDATE runs SET deleted_at = $at WHERE run_id IN (SELECT value FROM json_each($runs))'),
      db.prepare(
        'UPDATE experiments SET deleted_at = $at WHERE experiment_id IN (SELECT value FROM json_each($experiments))'
      )
    ]
  }

  /** The first that there is not, or that lies in the bin, be it with its experiment; null when all are there. */
  missing(targets: readonly Target[]): Target | null {
    return (this.#missing.get(keysOf(targets)) as Target | undefined) ?? null
  }

  /** The first that is not in the bin; null when all are. */
  notInBin(targets: readonly Target[]): Target | null {
    return (this.#notInBin.get(keysOf(targets)) as Target | undefined) ?? null
  }

  /** What is named of each experiment, in the order that experiments are first named. Runs that there are not are left out. */
  byExperiment(targets: readonly Target[]): TargetsByExperiment {
    const rows = this.#experiments.all({ runs: keysOf(targets).runs }) as {
      run_id: number
      experiment_id: number
    }[]
    const experimentOf = new Map(rows.map((row) => [runId(row.run_id), experimentId(row.experiment_id)]))
    const named = new Map<ExperimentId, Set<RunId> | 'all'>()
    for (const target of targets) {
      if (!isRunId(target)) {
        named.set(target, 'all')
        continue
      }
      const id = experimentOf.get(target)
      if (!id) continue
      const runs = named.get(id) ?? new Set<RunId>()
      named.set(id, runs === 'all' ? runs : runs.add(target))
    }
    return named
  }

  /** The experiments among them, and those that the runs among them belong to. */
  experimentsOf(targets: readonly Target[]): ExperimentId[] {
    return [...this.byExperiment(targets).keys()]
  }

  /** The runs that wait or train, in the order they were first queued. */
  unfinishedRuns(targets: readonly Target[]): RunId[] {
    return (this.#unfinished.all(keysOf(targets)) as number[]).map(runId)
  }

  /** Puts them into the bin. */
  discard(targets: readonly Target[]): void {
    this.#setDeletedAt(targets, new Date().toISOString())
  }

  /** Takes them out of the bin. */
  restore(targets: readonly Target[]): void {
    this.#setDeletedAt(targets, null)
  }

  #setDeletedAt(targets: readonly Target[], at: string | null): void {
    const { runs, experiments } = keysOf(targets)
    const [ofRuns, ofExperiments] = this.#setDeleted
    ofRuns.run({ at, runs })
    ofExperiments.run({ at, experiments })
  }
}

/** The numbers behind the ids, as lists that SQLite reads. */
export function keysOf(targets: readonly Target[]): { readonly runs: string; readonly experiments: string } {
  const keys = (wanted: readonly Target[]) => JSON.stringify(wanted.map(keyOf))
  return {
    runs: keys(targets.filter(isRunId)),
    experiments: keys(targets.filter((target) => !isRunId(target)))
  }
}
