import { BadInput } from '../../src-engine/bad-input.ts'
import type { Experiment } from '../store/experiments.ts'
import { isRunId, type ExperimentId, type RunId } from '../contract/ids.ts'
import type { Store } from '../store/store.ts'

/** What is exported: runs of one experiment. */
export interface ExportSource {
  readonly experiment: Experiment
  readonly runIds: readonly RunId[]
  /** The arms whose comparison with the baseline is part of it. */
  readonly comparedArms: readonly string[]
}

/**
 * All runs of an experiment, or a single one, which has nothing to be compared with.
 * @throws BadInput when the store has no such experiment or run
 */
export function findSource(store: Store, target: ExperimentId | RunId): ExportSource {
  if (isRunId(target)) {
    const run = store.runs.get(target)
    const experiment = run && store.experiments.get(run.experimentId)
    if (!experiment) throw new BadInput(`export: there is no run ${target}`)
    return { experiment, runIds: [target], comparedArms: [] }
  }
  const experiment = store.experiments.get(target)
  if (!experiment) throw new BadInput(`export: there is no experiment ${target}`)
  return {
    experiment,
    runIds: store.runs.ofExperiment(target).map(({ id }) => id),
    comparedArms: experiment.spec.arms.map(({ name }) => name)
  }
}
