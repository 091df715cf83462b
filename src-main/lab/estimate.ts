import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { runSpecOf, type RunSpec } from '../../src-engine/spec/run-spec.ts'
import type { Estimate } from '../contract/experiments.ts'
import type { DatasetSummary } from '../data/dataset-summary.ts'
import type { Store } from '../store/store.ts'
import { bytesOf, workOf } from './training-work.ts'

/** Multiply-adds a second of one worker, for where nothing was trained yet: one core of an AMD EPYC. */
const TYPICAL_PACE = { fast: 8e10, reference: 2.5e9 }
/**
 * So many seconds of training at the typical pace stand beside what was trained here: runs of a few milliseconds tell of
 * warming up and not of the computer, so that they must not count for much.
 */
const TYPICAL_S = 0.25
/** What a run takes beside its training: its data, its thread, the store. */
const BESIDE_TRAINING_S = 0.03

/** A run that was trained to its end. */
export interface PastRun {
  readonly spec: RunSpec
  /** Of training. */
  readonly durationS: number | null
}

/**
 * Multiply-adds a second of one worker: all the work of past runs over all the time they took, which lets each count for as
 * much as it trained.
 */
export function paceOf(
  past: readonly PastRun[],
  engine: ExperimentSpec['engine'],
  sizeOf: (datasetId: string) => DatasetSummary | null
): number {
  const known = past.flatMap(({ spec, durationS }) =>
    durationS === null ? [] : [{ work: workOf(spec, sizeOf(spec.dataset.id)), seconds: durationS }]
  )
  const work = TYPICAL_S * TYPICAL_PACE[engine] + sum(known.map((run) => run.work))
  return work / (TYPICAL_S + sum(known.map((run) => run.seconds)))
}

/** What an experiment would cost here: time by the pace of past runs on the same data, disk from what is stored. */
export function estimateCost(
  store: Store,
  spec: ExperimentSpec,
  datasets: readonly DatasetSummary[],
  workers: number
): Estimate {
  const sizeOf = (id: string) => datasets.find((dataset) => dataset.id === id) ?? null
  const past = store.runs.newestDone(spec.dataset.id, spec.engine)
  const pace = paceOf(past, spec.engine, sizeOf)
  const arms = spec.arms.map((arm) => runSpecOf(spec, arm))
  const size = sizeOf(spec.dataset.id)
  const armSeconds = arms.map((arm) => BESIDE_TRAINING_S + workOf(arm, size) / pace)
  const total = sum(armSeconds) * spec.seeds.length
  const runs = arms.length * spec.seeds.length
  // Arms that draw from one stream follow each other; runs that do not fill all workers leave some idle.
  const sideBySide = spec.random === 'numpy-legacy' ? spec.seeds.length : runs
  return {
    runs,
    seconds: total / Math.min(workers, sideBySide),
    secondsPerRun: total / runs,
    diskBytes: sum(arms.map((arm) => bytesOf(arm, size))) * spec.seeds.length,
    basis: past.length > 0 ? 'past-runs' : 'typical'
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
