import type { Experiment } from '../store/experiments.ts'
import type { RunId } from '../contract/ids.ts'
import type { EpochPoint } from '../store/metric-points.ts'
import type { Run } from '../store/runs.ts'
import type { Store } from '../store/store.ts'

/** All that an export says of one run. */
export interface RunRecord {
  readonly experiment: Experiment
  readonly run: Run
  readonly points: readonly EpochPoint[]
  readonly finalWeightsSha256: string | null
  readonly testRowsSha256: string | null
}

/**
 * Reads a run as it is now; null when it was deleted meanwhile. The run is read before its points: one that has ended
 * gets no more of them, so that what is exported as done is complete even while another process trains.
 */
export function readRun(store: Store, experiment: Experiment, id: RunId): RunRecord | null {
  const run = store.runs.get(id)
  if (run === null) return null
  const model = store.models.get(id)
  return {
    experiment,
    run,
    points: store.metricPoints.epochs(id),
    finalWeightsSha256: model?.weightsSha256 ?? null,
    testRowsSha256: model?.testRowsSha256 ?? null
  }
}

/** The metrics that training ended with; none when it was stopped before its end, for they are not comparable. */
export function finalMetrics({ run, points }: RunRecord): EpochPoint['metrics'] {
  const trainedToItsEnd = run.status === 'done' || run.status === 'diverged'
  return (trainedToItsEnd ? points.at(-1)?.metrics : undefined) ?? {}
}
