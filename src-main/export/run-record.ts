import { choosingMetric } from '../../src-engine/statistics/compared-epoch.ts'
import { decisionOf } from '../../src-engine/statistics/decision.ts'
import type { RunId } from '../contract/ids.ts'
import type { Experiment } from '../store/experiments.ts'
import type { EpochPoint } from '../store/metric-points.ts'
import type { Run } from '../store/run.ts'
import type { Store } from '../store/store.ts'

/** All that an export says of one run, but its epochs. */
export interface RunRecord {
  readonly experiment: Experiment
  readonly run: Run
  /** After the last epoch that is exported; null when there is none. */
  readonly last: EpochPoint | null
  readonly finalWeightsSha256: string | null
  readonly testRowsSha256: string | null
}

/** Epochs read at a time: a few milliseconds, however long the run. */
const EPOCHS_AT_ONCE = 200

/** Reads a run as it is at this moment, whatever other processes write; null when it was deleted meanwhile. */
export function readRun(store: Store, experiment: Experiment, id: RunId): RunRecord | null {
  return store.snapshot(() => {
    const run = store.runs.get(id)
    if (run === null) return null
    const model = store.models.hashes(id)
    return {
      experiment,
      run,
      last: store.metricPoints.last(id),
      finalWeightsSha256: model?.weightsSha256 ?? null,
      testRowsSha256: model?.testRowsSha256 ?? null
    }
  })
}

/** The epochs up to the record's last, a page at a time: those that training adds meanwhile are for the next export. */
export function* epochPages(store: Store, { run, last }: RunRecord): Generator<EpochPoint[]> {
  const end = last?.epoch ?? 0
  for (let from = 1; from <= end; from += EPOCHS_AT_ONCE) {
    yield store.metricPoints.between(run.id, from, Math.min(from + EPOCHS_AT_ONCE - 1, end))
  }
}

/** The metrics at the epoch that the experiment compares, as far as it came; none where nothing was measured. */
export function comparedMetrics(store: Store, record: RunRecord): EpochPoint['metrics'] {
  const { metric, epoch } = decisionOf(record.experiment.spec)
  const chooser = choosingMetric(metric, epoch)
  return chooser === null
    ? finalMetrics(record)
    : (store.metricPoints.best(record.run.id, chooser)?.metrics ?? {})
}

/** The metrics that training ended with; none when it was stopped before its end, for they are not comparable. */
export function finalMetrics({ run, last }: RunRecord): EpochPoint['metrics'] {
  const trainedToItsEnd = run.status === 'done' || run.status === 'diverged'
  return (trainedToItsEnd ? last?.metrics : undefined) ?? {}
}
