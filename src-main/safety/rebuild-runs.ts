import type Database from 'better-sqlite3'
import { storedExperimentSpec } from '../../src-engine/spec/stored-spec.ts'
import { runSpecOf } from '../../src-engine/spec/run-spec.ts'
import { specHashOf } from '../store/spec-hash.ts'
import { readableRows } from './tables.ts'

interface LostRun {
  readonly runKey: number
  readonly experimentKey: number
  readonly arm: string
  readonly seed: number
}

/**
 * Writes the rows of runs anew that the table lost and its index still names: their spec is their experiment's, what else
 * they were trained with is as in another run on the same data. Those that have their final weights are done.
 */
export function rebuildRuns(source: Database.Database, target: Database.Database): void {
  const indexed = readableRows<LostRun>(
    source.prepare(
      `SELECT run_id AS runKey, experiment_id AS experimentKey, arm, seed
       FROM runs INDEXED BY sqlite_autoindex_runs_1`
    )
  )
  const isKnown = target.prepare('SELECT 1 FROM runs WHERE run_id = ?')
  const specOf = target.prepare('SELECT spec FROM experiments WHERE experiment_id = ?').pluck()
  const insert = target.prepare(
    `INSERT OR IGNORE INTO runs (run_id, experiment_id, arm, seed, status, reason, spec, spec_hash, data_hash, engine,
       engine_version, app_version, node_version, owner_id, created_at)
     SELECT $runKey, $experimentKey, $arm, $seed,
       iif(EXISTS (SELECT 1 FROM models WHERE run_id = $runKey), 'done', 'interrupted'), $reason, $spec, $specHash,
       data_hash, engine, engine_version, app_version, node_version, owner_id, created_at
     FROM runs WHERE json_extract(spec, '$.dataset.id') = $datasetId AND engine = $engine
     ORDER BY experiment_id = $experimentKey DESC, run_id LIMIT 1`
  )
  const engineOf = target.prepare('SELECT engine FROM runs WHERE experiment_id = ? LIMIT 1').pluck()
  for (const lost of indexed) {
    if (isKnown.get(lost.runKey) !== undefined) continue
    const stored = specOf.get(lost.experimentKey) as string | undefined
    const spec = stored === undefined ? null : storedExperimentSpec(stored)
    const arm = spec?.arms.find(({ name }) => name === lost.arm)
    if (!spec || !arm) continue
    const engine = (engineOf.get(lost.experimentKey) as typeof spec.engine | undefined) ?? spec.engine
    const runSpec = { ...runSpecOf(spec, arm), engine }
    insert.run({
      ...lost,
      reason: 'its row could not be read when lab.db was repaired, and was made anew',
      spec: JSON.stringify(runSpec),
      specHash: specHashOf(runSpec),
      datasetId: runSpec.dataset.id,
      engine
    })
  }
}
