import { BadInput } from '../../src-engine/bad-input.ts'
import type { Dataset } from '../../src-engine/data/dataset.ts'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import type { Chain } from '../../src-engine/training/chain.ts'
import { ENGINE_VERSIONS } from '../../src-engine/version.ts'
import type { Resumed } from '../contract/experiments.ts'
import type { ExperimentId, RunId } from '../contract/ids.ts'
import type { Experiment } from '../store/experiments.ts'
import type { Run } from '../store/run.ts'
import type { Store } from '../store/store.ts'

/** What resuming runs of an experiment comes to: chains of stopped runs in order, and those that cannot go on. */
export interface ResumePlan {
  readonly experimentId: ExperimentId
  readonly chains: readonly (readonly [Run, ...Run[]])[]
  readonly refused: Resumed['refused']
}

/**
 * Finds the stopped runs of an experiment that go on, each from its last checkpoint, or from its beginning where it has
 * none. With numpy-legacy, those that follow a run in its chain come with it, up to one that is missing; those behind that
 * are a chain of their own. Runs that would go on to other numbers are refused: where all are asked for, the others are
 * resumed.
 *
 * @param wanted the runs that are asked for
 * @throws BadInput when one that is asked for by name cannot be resumed, or none can
 */
export function planResumption(
  store: Store,
  { id, spec }: Experiment,
  wanted: ReadonlySet<RunId> | 'all',
  dataset: Dataset
): ResumePlan {
  const runs = store.runs.ofExperiment(id)
  const stopped = runs.filter(isStopped)
  if (wanted !== 'all') checkStopped(runs, wanted)
  if (stopped.length === 0)
    throw new BadInput(`${id} has no run that is cancelled or interrupted: nothing to resume`)

  const place = (run: Run) => spec.arms.findIndex(({ name }) => name === run.arm)
  const groups =
    spec.random === 'numpy-legacy' ? unbroken(bySeed(stopped), place) : stopped.map((run) => [run])
  const chains: [Run, ...Run[]][] = []
  const refused: Resumed['refused'][number][] = []
  for (const group of groups) {
    const begin = wanted === 'all' ? 0 : group.findIndex((run) => wanted.has(run.id))
    if (begin === -1) continue
    const [first, ...others] = group.slice(begin)
    const chain: [Run, ...Run[]] = [first, ...others]
    const why = whyNot(chain, dataset, spec.arms[place(first) - 1]?.name)
    if (why === null) chains.push(chain)
    else refused.push(...chain.map((run) => ({ runId: run.id, why })))
  }
  if (refused.length > 0 && (wanted !== 'all' || chains.length === 0)) throw new BadInput(refused[0].why)
  return { experimentId: id, chains, refused }
}

/**
 * Puts the planned runs back in the queue. Epochs behind their checkpoints are measured again. To be called in a
 * transaction.
 * @throws BadInput when one of them is not there any more to be resumed
 */
export function requeueRuns(
  store: Store,
  { experimentId, chains }: ResumePlan,
  { network, random }: ExperimentSpec,
  dataset: Dataset,
  ownerId: number
): { runIds: RunId[]; chains: Chain[] } {
  const runIds = chains.flat().map((run) => run.id)
  if (random === 'numpy-legacy') {
    // The stream comes to them from the run before: they begin anew.
    store.checkpoints.delete(chains.flatMap(([, ...behind]) => behind.map((run) => run.id)))
  }
  if (store.runs.requeue(runIds, ownerId) !== runIds.length)
    throw new BadInput(
      `runs of ${experimentId} were resumed or deleted meanwhile: look at them, and try again`
    )
  store.metricPoints.deleteBehindCheckpoints(runIds)
  return {
    runIds,
    chains: chains.map((chain) => ({
      seed: chain[0].seed,
      dataset,
      sharedNetwork: network,
      startState: chain[0].startState,
      runs: chain.map((run) => ({ runId: run.id, spec: run.spec }))
    }))
  }
}

const isStopped = ({ status }: Run) => status === 'cancelled' || status === 'interrupted'

function checkStopped(runs: readonly Run[], wanted: ReadonlySet<RunId>): void {
  const other = runs.find((run) => wanted.has(run.id) && !isStopped(run))
  if (other)
    throw new BadInput(`${other.id} is ${other.status}: expected a run that is cancelled or interrupted`)
}

function bySeed(runs: readonly Run[]): Run[][] {
  return [...Map.groupBy(runs, (run) => run.seed).values()]
}

/** What follows one that is missing (it is done, or in the bin) would begin elsewhere in the stream: there a list ends. */
const unbroken = (lists: readonly (readonly Run[])[], place: (run: Run) => number): Run[][] =>
  lists.flatMap((runs) => {
    const parts: Run[][] = []
    for (const run of runs) {
      const part = parts.at(-1)
      const before = part?.at(-1)
      if (part && before && place(run) === place(before) + 1) part.push(run)
      else parts.push([run])
    }
    return parts
  })

/** Why a chain would not go on to the numbers that it was begun for; null when it would. */
function whyNot(chain: readonly Run[], dataset: Dataset, armBefore: string | undefined): string | null {
  const [first] = chain
  for (const { id, dataHash, engineVersion, spec } of chain) {
    if (dataset.sha256 !== dataHash) {
      return `data set "${dataset.id}" is not what ${id} was begun on: SHA-256 ${dataHash} was expected, ${dataset.sha256} came`
    }
    const now = ENGINE_VERSIONS[spec.engine]
    if (engineVersion !== now) {
      return `${id} was begun by version ${engineVersion} of the ${spec.engine} engine, this is version ${now}: it would go on to other numbers; run the experiment again`
    }
  }
  // A legacy run that has not begun goes on where the run before it in its chain ended: that must still come.
  if (first.spec.random === 'lab' || first.startState || armBefore === undefined) return null
  return `${first.id} would go on in the random stream that arm "${armBefore}" leaves with seed ${first.seed}, which is not kept: run the experiment again`
}
