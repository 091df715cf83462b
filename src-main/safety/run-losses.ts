import type Database from 'better-sqlite3'
import { ENGINE_VERSIONS } from '../../src-engine/version.ts'
import type { RunStatus } from '../contract/run-status.ts'
import type { Gap } from './read-around.ts'

/** What of a run was read, and what is missing. */
export interface RunRemains {
  readonly runKey: number
  readonly experimentKey: number
  /** Epochs with all their metrics. */
  readonly wholeEpochs: number
  readonly lostEpochs: number
  /** Epochs of which some metrics are missing. */
  readonly brokenEpochs: readonly number[]
  /** It is done, and its final weights are missing. */
  readonly hasLostWeights: boolean
  /** Its epochs are not all there, and training it again gives the same. */
  readonly isRepeatable: boolean
}

interface Row {
  run_id: number
  experiment_id: number
  status: RunStatus
  engine: string
  engine_version: string
  epochs: number
  every: number
  stops_early: 0 | 1
  checkpoint_epoch: number | null
  has_model: 0 | 1
}

const REPEATABLE: readonly RunStatus[] = ['done', 'cancelled', 'interrupted']

/** What remains of each run, by what its spec says should be there. */
export function runRemains(target: Database.Database, pointGaps: readonly Gap[]): RunRemains[] {
  const runs = target
    .prepare(
      `SELECT run_id, experiment_id, status, engine, engine_version,
         json_extract(spec, '$.training.epochs') AS epochs,
         coalesce(json_extract(spec, '$.training.evaluateEvery'), 1) AS every,
         json_extract(spec, '$.regularization.earlyStopping') IS NOT NULL AS stops_early,
         (SELECT epoch FROM checkpoints c WHERE c.run_id = runs.run_id) AS checkpoint_epoch,
         EXISTS (SELECT 1 FROM models m WHERE m.run_id = runs.run_id) AS has_model
       FROM runs ORDER BY run_id`
    )
    .all() as Row[]
  const measured = target.prepare(
    'SELECT epoch, count(*) AS metrics FROM metric_points WHERE run_id = ? GROUP BY epoch ORDER BY epoch'
  )
  return runs.map((run) => {
    const found = measured.all(run.run_id) as { epoch: number; metrics: number }[]
    const most = Math.max(0, ...found.map(({ metrics }) => metrics))
    const brokenEpochs = found.filter(({ metrics }) => metrics < most).map(({ epoch }) => epoch)
    const wholeEpochs = found.length - brokenEpochs.length
    const lastFound = found.at(-1)?.epoch ?? 0
    const isAtEnd = run.status === 'done' && run.stops_early === 0
    const last = isAtEnd ? run.epochs : Math.max(lastFound, run.checkpoint_epoch ?? 0)
    // A run that stopped early does not say when: a page that is lost behind its last epoch may have held more.
    const mayHaveLostEnd =
      run.status === 'done' &&
      run.stops_early === 1 &&
      pointGaps.some(({ prefix: [key], to }) => key === run.run_id && to > lastFound)
    const lostEpochs = Math.max(measuredUpTo(last, run) - wholeEpochs, mayHaveLostEnd ? 1 : 0)
    const isSameEngine = ENGINE_VERSIONS[run.engine as keyof typeof ENGINE_VERSIONS] === run.engine_version
    return {
      runKey: run.run_id,
      experimentKey: run.experiment_id,
      wholeEpochs,
      lostEpochs,
      brokenEpochs,
      hasLostWeights: run.status === 'done' && run.has_model === 0,
      isRepeatable: lostEpochs > 0 && isSameEngine && REPEATABLE.includes(run.status)
    }
  })
}

/** How many of the epochs up to one are measured: those that `every` divides, and the run's last. */
const measuredUpTo = (last: number, { epochs, every }: Row) =>
  Math.floor(last / every) + (last === epochs && last % every > 0 ? 1 : 0)
