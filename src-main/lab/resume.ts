import { BadInput } from '../../src-engine/bad-input.ts'
import type { Dataset } from '../../src-engine/data/dataset.ts'
import type { Chain } from '../../src-engine/training/chain.ts'
import { ENGINE_VERSIONS } from '../../src-engine/version.ts'
import type { Experiment } from '../store/experiments.ts'
import { isRunId, type ExperimentId, type RunId, type Target } from '../contract/ids.ts'
import type { Run } from '../store/runs.ts'
import type { Store } from '../store/store.ts'
import type { Launch } from './launch.ts'

/** The experiments that are named, or have runs that are named: with those runs, or null for all of them. */
export function byExperiment(
  targets: readonly Target[],
  experimentOf: (id: RunId) => ExperimentId
): Map<ExperimentId, Set<RunId> | null> {
  const wanted = new Map<ExperimentId, Set<RunId> | null>()
  for (const target of targets.filter(isRunId)) {
    const id = experimentOf(target)
    wanted.set(id, (wanted.get(id) ?? new Set()).add(target))
  }
  for (const target of targets) if (!isRunId(target)) wanted.set(target, null)
  return wanted
}

/**
 * Puts stopped runs of an experiment back in the queue, each to go on from its last checkpoint, or from its beginning
 * where it has none. Epochs behind the checkpoint are measured again. With numpy-legacy, those that follow a run in its
 * chain come with it, up to one that is missing.
 *
 * @param only the runs that are asked for; null for all
 * @throws BadInput, with nothing changed, when no run can be resumed, or it could not go on to the same numbers
 */
export function requeueRuns(
  store: Store,
  { id, spec }: Experiment,
  only: ReadonlySet<RunId> | null,
  dataset: Dataset,
  ownerId: number
): Launch {
  return store.transaction(() => {
    const runs = store.runs.ofExperiment(id)
    const stopped = runs.filter(isStopped)
    for (const run of runs) {
      if (only?.has(run.id) && !isStopped(run))
        throw new BadInput(`${run.id} is ${run.status}: expected a run that is cancelled or interrupted`)
    }
    if (stopped.length === 0)
      throw new BadInput(`${id} has no run that is cancelled or interrupted: nothing to resume`)

    const place = (run: Run) => spec.arms.findIndex(({ name }) => name === run.arm)
    const groups = spec.random === 'numpy-legacy' ? bySeed(stopped) : stopped.map((run) => [run])
    const wanted = groups.flatMap((group) => {
      const first = only ? group.findIndex((run) => only.has(run.id)) : 0
      if (first === -1) return []
      // What follows one that is missing (it is in the bin) would begin elsewhere in the stream.
      const isNext = (run: Run, i: number) => place(run) === place(group[first]) + i
      const gap = group.slice(first).findIndex((run, i) => !isNext(run, i))
      return [group.slice(first, gap === -1 ? undefined : first + gap)]
    })
    const chains = wanted.map((group): Chain => {
      const [first] = group
      for (const run of group) checkSameNumbers(run, dataset)
      if (place(first) > 0) checkStream(first, spec.arms[place(first) - 1].name)
      return {
        seed: first.seed,
        dataset,
        sharedNetwork: spec.network,
        startState: first.startState,
        runs: group.map((run) => {
          const checkpoint =
            run.id === first.id || run.spec.random === 'lab' ? store.checkpoints.get(run.id) : null
          if (!store.runs.requeue(run.id, ownerId))
            throw new BadInput(`${run.id} is being resumed by another process`)
          store.metricPoints.deleteAfter(run.id, checkpoint?.epoch ?? 0)
          return { runId: run.id, spec: run.spec, checkpoint }
        })
      }
    })
    return { experimentId: id, runIds: wanted.flat().map((run) => run.id), chains }
  })
}

const isStopped = ({ status }: Run) => status === 'cancelled' || status === 'interrupted'

function bySeed(runs: readonly Run[]): Run[][] {
  return [...Map.groupBy(runs, (run) => run.seed).values()]
}

function checkSameNumbers({ id, dataHash, engineVersion, spec }: Run, dataset: Dataset): void {
  if (dataset.sha256 !== dataHash) {
    throw new BadInput(
      `data set "${dataset.id}" is not what ${id} was begun on: SHA-256 ${dataHash} was expected, ${dataset.sha256} came`
    )
  }
  const now = ENGINE_VERSIONS[spec.engine]
  if (engineVersion === now) return
  throw new BadInput(
    `${id} was begun by version ${engineVersion} of the ${spec.engine} engine, this is version ${now}: it would go on to other numbers; run the experiment again`
  )
}

/** A legacy run that has not begun goes on where the run before it in its chain ended: that must still come. */
function checkStream(first: Run, armBefore: string): void {
  if (first.spec.random === 'lab' || first.startState) return
  throw new BadInput(
    `${first.id} would go on in the random stream that arm "${armBefore}" leaves with seed ${first.seed}, which is not kept: run the experiment again`
  )
}
