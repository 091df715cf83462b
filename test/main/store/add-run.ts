import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import type { ExperimentId, RunId } from '../../../src-main/contract/ids.ts'
import type { Store } from '../../../src-main/store/store.ts'
import { smallSpec } from './small-spec.ts'

export interface StoredRun {
  readonly experimentId: ExperimentId
  readonly runId: RunId
  readonly ownerId: number
}

/** Stores an experiment with one queued run, of an owner that is this process. */
export function addRun(store: Store, changes: Parameters<typeof smallSpec>[0] = {}): StoredRun {
  const spec = smallSpec(changes)
  const ownerId = store.owners.signIn()
  const experimentId = store.experiments.insert(spec, 'hash of the spec')
  const arm = {
    arm: 'baseline',
    spec: runSpecOf(spec, spec.arms[1]),
    specHash: 'hash of the run spec',
    dataHash: 'hash of the data',
    engine: 'reference',
    engineVersion: '1',
    appVersion: '0.0.0',
    nodeVersion: process.version
  }
  const [runId] = store.runs.insert(experimentId, [arm], [0], ownerId)
  return { experimentId, runId, ownerId }
}

/** What every metric of an epoch is, where only that it comes back matters. */
export const someMetrics = {
  train_loss: 0.5,
  train_accuracy: 0.75,
  test_loss: 0.625,
  test_accuracy: 0.5,
  penalty: 0,
  summed_batch_objective: 12.5,
  epoch_duration_s: 0.03125,
  validation_loss: 0.75,
  validation_accuracy: 0.25
}
