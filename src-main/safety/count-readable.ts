import type Database from 'better-sqlite3'
import { experimentId } from '../contract/ids.ts'
import type { Loss, Readable } from '../contract/safety.ts'
import type { Gap } from './read-around.ts'
import type { RunRemains } from './run-losses.ts'
import { readableRows } from './tables.ts'

interface Findings {
  readonly remains: readonly RunRemains[]
  /** Experiments that were put together from their runs. */
  readonly rebuilt: ReadonlySet<number>
  readonly checkpointGaps: readonly Gap[]
}

/**
 * Counts what was read and, from what refers to it, what was lost. To be called before runs are mended.
 *
 * @param target what was read of the damaged database, or filled from a copy
 */
export function countReadable(
  source: Database.Database,
  target: Database.Database,
  { remains, rebuilt, checkpointGaps }: Findings
): Omit<Readable, 'fromCopy'> {
  const experiments = new Map(
    target.prepare('SELECT experiment_id, name FROM experiments').raw().all() as [number, string][]
  )
  const lostRuns = lostRunsIn(source, target, new Set(remains.map(({ runKey }) => runKey)))
  const inExperiments = remains.filter(({ experimentKey }) => experiments.has(experimentKey))
  const lostExperiments = new Set(
    remains.map(({ experimentKey }) => experimentKey).filter((key) => !experiments.has(key))
  )
  const wholeEpochs = sum(inExperiments.map((run) => run.wholeEpochs))
  // Of a run that is lost, they are of no use.
  const countOf = (table: string) =>
    target.prepare(`SELECT count(*) FROM ${table} JOIN runs USING (run_id)`).pluck().get() as number
  const weights = countOf('models')
  const checkpoints = countOf('checkpoints')
  const unfinished = target
    .prepare(`SELECT run_id FROM runs WHERE status NOT IN ('done', 'diverged', 'failed')`)
    .pluck()
    .all() as number[]
  const hasCheckpoint = target.prepare('SELECT 1 FROM checkpoints WHERE run_id = ?')
  const lostCheckpoints = unfinished.filter(
    (key) =>
      hasCheckpoint.get(key) === undefined && checkpointGaps.some(({ from, to }) => from <= key && key <= to)
  )
  return {
    experiments: {
      readable: experiments.size - rebuilt.size,
      total: experiments.size + lostExperiments.size
    },
    runs: {
      readable: inExperiments.filter(({ lostEpochs }) => lostEpochs === 0).length,
      total: remains.length + lostRuns.length
    },
    epochs: {
      readable: wholeEpochs,
      total: sum(remains.map((run) => run.wholeEpochs + run.lostEpochs))
    },
    weights: { readable: weights, total: weights + remains.filter((run) => run.hasLostWeights).length },
    checkpoints: { readable: checkpoints, total: checkpoints + lostCheckpoints.length },
    losses: lossesIn(remains, lostRuns, experiments, rebuilt)
  }
}

interface LostRun {
  readonly runKey: number
  /** Null where only its epochs tell of it. */
  readonly experimentKey: number | null
}

/** Runs whose rows could not be read, nor be made anew: the index or their epochs tell that they were there. */
function lostRunsIn(
  source: Database.Database,
  target: Database.Database,
  known: ReadonlySet<number>
): LostRun[] {
  const indexed = readableRows<LostRun>(
    source.prepare(
      `SELECT run_id AS runKey, experiment_id AS experimentKey FROM runs INDEXED BY sqlite_autoindex_runs_1`
    )
  )
  const measured = target.prepare('SELECT DISTINCT run_id FROM metric_points').pluck().all() as number[]
  const all = new Map(measured.map((runKey): [number, LostRun] => [runKey, { runKey, experimentKey: null }]))
  for (const run of indexed) all.set(run.runKey, run)
  return [...all.values()].filter(({ runKey }) => !known.has(runKey))
}

function lossesIn(
  remains: readonly RunRemains[],
  lostRuns: readonly LostRun[],
  names: ReadonlyMap<number, string>,
  rebuilt: ReadonlySet<number>
): Loss[] {
  const losses = new Map<number, { -readonly [K in keyof Loss]: Loss[K] }>()
  const lossOf = (key: number) => {
    const loss = losses.get(key) ?? {
      experimentId: experimentId(key),
      name: names.get(key) ?? null,
      isRebuilt: rebuilt.has(key),
      gone: 0,
      runs: 0,
      weights: 0,
      repeatable: 0
    }
    losses.set(key, loss)
    return loss
  }
  for (const key of rebuilt) lossOf(key)
  for (const { experimentKey } of lostRuns) if (experimentKey !== null) lossOf(experimentKey).gone++
  for (const { experimentKey, lostEpochs, hasLostWeights, isRepeatable } of remains) {
    const isGone = !names.has(experimentKey)
    if (isGone) lossOf(experimentKey).gone++
    else if (lostEpochs > 0) lossOf(experimentKey).runs++
    else if (hasLostWeights) lossOf(experimentKey).weights++
    if (!isGone && isRepeatable) lossOf(experimentKey).repeatable++
  }
  return [...losses.values()]
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
