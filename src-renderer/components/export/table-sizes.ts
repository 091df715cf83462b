import { metricNames } from '../../../src-engine/training/metrics.ts'
import type { CsvFileName } from '../../../src-main/contract/exports.ts'
import type { ExperimentLine, RunLine } from '../../../src-main/contract/experiments.ts'
import { isRunId, type ExperimentId, type RunId } from '../../../src-main/contract/ids.ts'

/** The runs of one experiment that targets name. */
export interface ChosenRuns {
  readonly experiment: ExperimentLine
  readonly runs: readonly RunLine[]
  /** All of them. */
  readonly isWhole: boolean
}

/** What targets name of each experiment; a run that is named twice counts once. */
export function chosenRuns(
  targets: readonly (ExperimentId | RunId)[],
  experiments: readonly ExperimentLine[],
  runsOf: (id: ExperimentId) => readonly RunLine[]
): ChosenRuns[] {
  const named = new Set(targets)
  const hasRuns = targets.some(isRunId)
  return experiments.flatMap((experiment) => {
    const isWhole = named.has(experiment.id)
    if (!isWhole && !hasRuns) return []
    const runs = runsOf(experiment.id).filter(({ id }) => isWhole || named.has(id))
    return isWhole || runs.length > 0 ? [{ experiment, runs, isWhole }] : []
  })
}

/** How many rows each CSV file will have, if nothing trains meanwhile. */
export function tableSizes(chosen: readonly ChosenRuns[]): Record<CsvFileName, number> {
  const runs = chosen.flatMap((part) => part.runs)
  const sum = (valueOf: (run: RunLine) => number) => runs.reduce((total, run) => total + valueOf(run), 0)
  return {
    'comparison.csv': chosen.reduce((total, part) => total + comparisonRows(part), 0),
    'runs.csv': runs.length,
    'metrics_long.csv': sum(({ epochsDone, last }) => epochsDone * Object.keys(last ?? {}).length),
    'metrics_wide.csv': sum(({ epochsDone }) => epochsDone)
  }
}

/** A row per arm but the baseline, and metric that a finished run measured. */
function comparisonRows({ experiment: { spec }, runs, isWhole }: ChosenRuns): number {
  const arms = new Set(runs.map(({ arm }) => arm))
  if (isWhole) for (const { name } of spec.arms) arms.add(name)
  if (!arms.has(spec.baseline)) return 0
  const finished = runs.filter(({ status }) => status === 'done')
  const measured = metricNames.filter((name) => finished.some(({ last }) => last?.[name] !== undefined))
  return (arms.size - 1) * measured.length
}
