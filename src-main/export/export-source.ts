import { BadInput } from '../../src-engine/bad-input.ts'
import { isRunId, keyOf, type ExperimentId, type RunId } from '../contract/ids.ts'
import type { Experiment } from '../store/experiments.ts'
import type { Store } from '../store/store.ts'

/** What is exported of one experiment. */
export interface ExportSource {
  readonly experiment: Experiment
  /** In the order they were queued. */
  readonly runIds: readonly RunId[]
  /** All its runs, and so its question: arms without a finished run are compared too. */
  readonly isWhole: boolean
}

/**
 * What the targets name, an experiment at a time, in the order they are first named. A run that is named twice, or
 * beside its experiment, is exported once.
 * @throws BadInput when the store has no such experiment or run
 */
export function findSources(store: Store, targets: readonly (ExperimentId | RunId)[]): ExportSource[] {
  const missing = store.targets.missing(targets)
  if (missing) throw new BadInput(`export: there is no ${isRunId(missing) ? 'run' : 'experiment'} ${missing}`)
  return [...store.targets.byExperiment(targets)].map(([id, runs]) => {
    const experiment = store.experiments.get(id)
    if (!experiment) throw new BadInput(`export: there is no experiment ${id}`)
    const isWhole = runs === 'all'
    const runIds = isWhole ? store.runs.idsOf(id) : [...runs].sort((a, b) => keyOf(a) - keyOf(b))
    return { experiment, runIds, isWhole }
  })
}
