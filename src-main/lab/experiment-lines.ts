import type { ExperimentLine, RunLine } from '../contract/experiments.ts'
import type { Experiment } from '../store/experiments.ts'
import type { Store } from '../store/store.ts'

/** All experiments with their runs, the newest first. */
export function experimentLines(store: Store): ExperimentLine[] {
  return store.snapshot(() => {
    const runs = Map.groupBy(store.runLines.all(), (line) => line.experimentId)
    const additions = store.seedAdditions.byExperiment()
    return store.experiments
      .list()
      .map((experiment) => lineOf(experiment, runs.get(experiment.id) ?? [], additions.get(experiment.id)))
  })
}

export function experimentLine(store: Store, experiment: Experiment): ExperimentLine {
  return store.snapshot(() =>
    lineOf(
      experiment,
      store.runLines.ofExperiment(experiment.id),
      store.seedAdditions.byExperiment().get(experiment.id)
    )
  )
}

const lineOf = (
  { id, name, spec, createdAt, tags, note, archivedAt }: Experiment,
  runs: readonly RunLine[],
  seedAdditions: ExperimentLine['seedAdditions'] = []
): ExperimentLine => ({
  id,
  name,
  spec,
  createdAt,
  tags,
  note,
  isArchived: archivedAt !== null,
  seedAdditions,
  runs
})
