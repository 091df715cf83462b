import { join } from 'node:path'
import type { ExperimentSpec } from '../../../src-engine/spec/experiment-spec.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { Store } from '../../../src-main/store/store.ts'

const SEEDS_AN_EXPERIMENT = 50

/** Fills a lab with experiments that look trained: so many runs, each with all its epochs. */
export function fillLab(dataDir: string, spec: ExperimentSpec, runs: number): void {
  const store = new Store(join(dataDir, 'lab.db'))
  const ownerId = store.owners.signIn()
  const perExperiment = SEEDS_AN_EXPERIMENT * spec.arms.length
  for (let e = 0; e < runs / perExperiment; e++) {
    store.transaction(() => {
      fillExperiment(store, ownerId, { ...spec, name: `filled-${e + 1}` })
    })
  }
  store.close()
}

function fillExperiment(store: Store, ownerId: number, spec: ExperimentSpec): void {
  const seeds = Array.from({ length: SEEDS_AN_EXPERIMENT }, (_, seed) => seed)
  const experimentId = store.experiments.insert({ ...spec, seeds }, 'filled')
  for (const seed of seeds) {
    for (const [place, arm] of spec.arms.entries()) {
      const runSpec = runSpecOf(spec, arm)
      const runsOfArm = {
        arm: arm.name,
        spec: runSpec,
        specHash: 'filled',
        dataHash: 'filled',
        engine: 'fast',
        engineVersion: '1',
        appVersion: '0',
        nodeVersion: process.version
      }
      const [id] = store.runs.insert(experimentId, [runsOfArm], [seed], ownerId)
      store.runs.start(id, ownerId, null)
      for (let epoch = 1; epoch <= runSpec.training.epochs; epoch++) {
        store.metricPoints.append(id, epoch, metricsAt(epoch, place + seed / 10))
      }
      store.runs.end([id], ownerId, 'done', { durationS: 1 })
    }
  }
}

/** Curves of the usual shape, somewhat apart. */
function metricsAt(epoch: number, shift: number) {
  const left = Math.exp(-epoch / 5) + shift / 100
  return {
    train_loss: left,
    train_accuracy: 1 - left / 4,
    test_loss: left + 0.2,
    test_accuracy: 0.95 - left / 4,
    penalty: shift,
    summed_batch_objective: 50 * left,
    epoch_duration_s: 0.05
  }
}
