import type { Dataset } from '../../src-engine/data/dataset.ts'
import { checkFits } from '../../src-engine/data/prepare.ts'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { runSpecOf } from '../../src-engine/spec/run-spec.ts'
import type { Chain } from '../../src-engine/training/chain.ts'
import { ENGINE_VERSIONS } from '../../src-engine/version.ts'
import { availableEngine } from './available-engine.ts'
import type { ExperimentId, RunId } from '../contract/ids.ts'
import { specHashOf } from '../store/spec-hash.ts'
import type { Store } from '../store/store.ts'

/** An experiment in the store, its runs queued, and the chains that will train them. */
export interface Launch {
  readonly experimentId: ExperimentId
  readonly runIds: readonly RunId[]
  readonly chains: readonly Chain[]
}

/** Throws BadInput where the data set does not fit the spec. */
export function checkSpecFits(spec: ExperimentSpec, dataset: Dataset): void {
  for (const arm of spec.arms) checkFits(dataset, runSpecOf(spec, arm))
}

/** Stores an experiment with all its runs. */
export function storeExperiment(
  store: Store,
  spec: ExperimentSpec,
  dataset: Dataset,
  trainingProcess: TrainingProcess
): Launch {
  return store.transaction(() => {
    const experimentId = store.experiments.insert(spec, specHashOf(spec))
    return storeRuns(store, experimentId, spec, spec.seeds, dataset, trainingProcess)
  })
}

/** The process that will train. */
export interface TrainingProcess {
  readonly ownerId: number
  readonly appVersion: string
}

/** Stores the runs of all arms of an experiment with the given seeds. To be called in a transaction. */
export function storeRuns(
  store: Store,
  experimentId: ExperimentId,
  spec: ExperimentSpec,
  seeds: readonly number[],
  dataset: Dataset,
  { ownerId, appVersion }: TrainingProcess
): Launch {
  const engine = availableEngine(spec)
  const arms = spec.arms.map((arm) => {
    const runSpec = { ...runSpecOf(spec, arm), engine }
    return {
      arm: arm.name,
      spec: runSpec,
      specHash: specHashOf(runSpec),
      dataHash: dataset.sha256,
      engine,
      engineVersion: ENGINE_VERSIONS[engine],
      appVersion,
      nodeVersion: process.version
    }
  })
  const runIds = store.runs.insert(experimentId, arms, seeds, ownerId)
  const chains = seeds.flatMap((seed, place) => {
    const runs = arms.map((arm, i) => ({ runId: runIds[place * arms.length + i], spec: arm.spec }))
    // Arms that draw from one stream follow each other in one worker; others train side by side.
    const groups = spec.random === 'numpy-legacy' ? [runs] : runs.map((run) => [run])
    const shared = { seed, dataset, sharedNetwork: spec.network, startState: null }
    return groups.map((group): Chain => ({ ...shared, runs: group }))
  })
  return { experimentId, runIds, chains }
}
