import type { ExperimentLine, RunLine } from '../contract/experiments.ts'
import type { ExperimentId } from '../contract/ids.ts'
import type { Experiment } from '../store/experiments.ts'
import type { Store } from '../store/store.ts'
import { turns } from './turns.ts'

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

/** A page has this many runs or a few more: read, sent and taken in without keeping anybody waiting. */
const RUNS_A_PAGE = 500
const EXPERIMENTS_A_PAGE = 20

/** The experiments before one, or the newest, with their runs: a page of them, the newest first. */
export function experimentPage(store: Store, before: ExperimentId | null): ExperimentLine[] {
  return store.snapshot(() => {
    const additions = store.seedAdditions.byExperiment()
    const page: ExperimentLine[] = []
    let runCount = 0
    for (const experiment of store.experiments.before(before, EXPERIMENTS_A_PAGE)) {
      const runs = store.runLines.ofExperiment(experiment.id)
      page.push(lineOf(experiment, runs, additions.get(experiment.id)))
      runCount += runs.length
      if (runCount >= RUNS_A_PAGE) break
    }
    return page
  })
}

/** Those of the experiments that are there, read one by one while others have their turn. */
export async function someExperiments(store: Store, ids: readonly ExperimentId[]): Promise<ExperimentLine[]> {
  const lines: ExperimentLine[] = []
  const giveWay = turns()
  for (const id of ids) {
    const experiment = store.experiments.get(id)
    if (experiment) lines.push(experimentLine(store, experiment))
    await giveWay()
  }
  return lines
}

export function experimentLine(store: Store, experiment: Experiment): ExperimentLine {
  return store.snapshot(() =>
    lineOf(
      experiment,
      store.runLines.ofExperiment(experiment.id),
      store.seedAdditions.ofExperiment(experiment.id)
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
