import { BadInput } from '../../src-engine/bad-input.ts'
import type { Dataset } from '../../src-engine/data/dataset.ts'
import type { Chain } from '../../src-engine/training/chain.ts'
import { ENGINE_VERSIONS } from '../../src-engine/version.ts'
import type { Experiment } from '../store/experiments.ts'
import type { RunId } from '../contract/ids.ts'
import type { Run } from '../store/runs.ts'
import type { Store } from '../store/store.ts'
import type { Launch } from './launch.ts'

/**
 * Puts stopped runs of an experiment back in the queue, each to go on from its last checkpoint, or from its beginning
 * where it has none. Epochs behind the checkpoint are measured again. With numpy-legacy, those that follow a run in its
 * chain come with it.
 *
 * @param only the one run that is asked for; null for all
 * @throws BadInput, with nothing changed, when no run can be resumed, or it could not go on to the same numbers
 */
export function requeueRuns(
  store: Store,
  { id, spec }: Experiment,
  only: RunId | null,
  dataset: Dataset,
  ownerId: number
): Launch {
  return store.transaction(() => {
    const runs = store.runs.ofExperiment(id)
    const stopped = runs.filter(isStopped)
    if (only && !stopped.some((run) => run.id === only)) {
      const status = runs.find((run) => run.id === only)?.status
      throw new BadInput(`${only} is ${status}: expected a run that is cancelled or interrupted`)
    }
    if (stopped.length === 0)
      throw new BadInput(`${id} has no run that is cancelled or interrupted: nothing to resume`)

    const groups = spec.random === 'numpy-legacy' ? bySeed(stopped) : stopped.map((run) => [run])
    const wanted = groups
      .map((group) =>
        group.slice(
          only
            ? Math.max(
                0,
                group.findIndex((run) => run.id === only)
              )
            : 0
        )
      )
      .filter((group) => !only || group[0].id === only)
    const chains = wanted.map((group): Chain => {
      const [first] = group
      for (const run of group) checkSameNumbers(run, dataset)
      checkStream(first, runs)
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
function checkStream(first: Run, runs: readonly Run[]): void {
  if (first.spec.random === 'lab' || first.startState) return
  const chain = runs.filter((run) => run.seed === first.seed)
  const place = chain.findIndex((run) => run.id === first.id)
  if (place === 0) return
  throw new BadInput(
    `${first.id} would go on in the random stream that ${chain[place - 1].id} leaves, which is not kept: run the experiment again`
  )
}
