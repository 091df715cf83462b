import { BadInput } from '../../src-engine/bad-input.ts'
import type { Dataset } from '../../src-engine/data/dataset.ts'
import type { Experiment } from '../store/experiments.ts'
import type { Store } from '../store/store.ts'
import { storeRuns, type Launch, type TrainingProcess } from './launch.ts'

const HIGHEST_SEED = 2 ** 32 - 1

/**
 * Stores runs of all arms with seeds that follow the experiment's highest, and that they came after the launch.
 * @throws BadInput when the data set is not what the other runs were trained on, or there are no seeds left
 */
export function addSeeds(
  store: Store,
  { id, spec }: Experiment,
  count: number,
  dataset: Dataset,
  trainingProcess: TrainingProcess
): Launch {
  return store.transaction(() => {
    const first = store.runs.idsOf(id).at(0)
    const trainedOn = (first && store.runs.get(first)?.dataHash) ?? dataset.sha256
    if (trainedOn !== dataset.sha256) {
      throw new BadInput(
        `data set "${dataset.id}" is not what ${id} was trained on: SHA-256 ${trainedOn} was expected, ${dataset.sha256} came`
      )
    }
    const highest = Math.max(...spec.seeds, ...store.runs.seedsOf(id))
    if (highest + count > HIGHEST_SEED) {
      throw new BadInput(`seeds go up to ${HIGHEST_SEED}: no ${count} are left behind ${highest}`)
    }
    const seeds = Array.from({ length: count }, (_, i) => highest + 1 + i)
    store.seedAdditions.insert(id, seeds)
    return storeRuns(store, id, spec, seeds, dataset, trainingProcess)
  })
}
