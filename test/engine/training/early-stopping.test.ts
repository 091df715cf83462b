import { describe, expect, it } from 'vitest'
import { createReferenceEngine } from '../../../src-engine/engines/reference-engine.ts'
import { createSimdEngine } from '../../../src-engine/simd/simd-engine.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { runsOf, type ReadyRun } from '../../../src-engine/training/chain.ts'
import { earlyStoppingOf } from '../../../src-engine/training/early-stopping.ts'
import { restoreRunState, saveRunState } from '../../../src-engine/training/run-state.ts'
import { trainRun } from '../../../src-engine/training/train-run.ts'
import { loadKernels } from '../../../src-engine/worker/load-kernels.ts'
import { mnist } from '../mnist.ts'
import { preset } from '../presets.ts'

const EPOCHS = 40

function readyRun(regularization: Record<string, unknown>, training: Record<string, unknown> = {}): ReadyRun {
  const spec = preset('tutorial-corrected', {
    dataset: { id: 'mnist-10k', samples: 300, validation: 60 },
    // He's weights learn the few rows by heart soon.
    network: { hidden: [24], initializer: 'he' },
    training: { epochs: EPOCHS, batchSize: 30, learningRate: 0.2, ...training },
    arms: [{ name: 'baseline', regularization }]
  })
  const runs = [{ runId: 'r1', spec: runSpecOf(spec, spec.arms[0]) }]
  const [run] = runsOf({ seed: 3, dataset: mnist, sharedNetwork: spec.network, runs, startState: null })
  return run
}

function simdEngine(run: ReadyRun) {
  const kernels = loadKernels('plain')
  if (!kernels) throw new Error('WebAssembly SIMD is missing here')
  return createSimdEngine(kernels, run)
}

/** Trains to the end, or to behind an epoch; from a saved state on where there is one. */
function train(run: ReadyRun, { until = Infinity, from }: { until?: number; from?: Saved } = {}) {
  const engine = simdEngine(run)
  const stopping = earlyStoppingOf(run.spec, engine)
  if (from) restoreRunState(from.state, engine, stopping)
  const training = trainRun(engine, run.spec, run.data, run.randomness, from?.epoch, stopping)
  const epochs = []
  let last = from?.epoch ?? 0
  for (const event of training) {
    if (event.type === 'step') continue
    last = event.epoch
    if (event.type === 'epoch') epochs.push(event)
    if (event.epoch >= until) break
  }
  return {
    epochs,
    weights: engine.parameters(),
    saved: { epoch: last, state: saveRunState(engine, stopping) }
  }
}

interface Saved {
  readonly epoch: number
  readonly state: Uint8Array
}

const free = train(readyRun({}))
const validationOf = ({ epochs }: typeof free) => epochs.map(({ metrics }) => metrics.validation_loss ?? NaN)
const stopped = train(readyRun({ earlyStopping: { patience: 4 } }))
const best = validationOf(free).indexOf(Math.min(...validationOf(free))) + 1

describe('early stopping', () => {
  it('ends a run `patience` epochs after its best validation loss', () => {
    expect(best).toBeGreaterThan(1)
    expect(best + 4).toBeLessThan(EPOCHS)
    expect(stopped.epochs.map(({ epoch }) => epoch)).toEqual(
      Array.from({ length: best + 4 }, (_, i) => i + 1)
    )
  })

  it('leaves the epochs up to then as they would have been', () => {
    expect(validationOf(stopped).slice(0, -1)).toEqual(validationOf(free).slice(0, best + 3))
  })

  it('restores the best weights, and measures the last epoch with them', () => {
    expect(stopped.weights).toEqual(train(readyRun({}), { until: best }).weights)
    // The objective is what the epoch's batches were trained on.
    const last = { ...stopped.epochs.at(-1)?.metrics, summed_batch_objective: 0 }
    expect(last).toEqual({ ...stopped.epochs[best - 1].metrics, summed_batch_objective: 0 })
  })

  it('restores the best weights of a run that comes to its last epoch, too', () => {
    const run = readyRun({ earlyStopping: { patience: 100 } })
    expect(train(run).weights).toEqual(stopped.weights)
  })

  it('restores the best weights of a run whose loss is not finite in its last epoch alone', () => {
    const run = readyRun({ earlyStopping: { patience: 100 } }, { epochs: 3 })
    const engine = simdEngine(run)
    const measured = []
    for (const event of trainRun(engine, run.spec, run.data, run.randomness)) {
      if (event.type !== 'epoch') continue
      measured.push(event.metrics)
      // Weights of NaN for the last epoch to begin with.
      if (event.epoch === 2) engine.restoreState(engine.saveState().fill(0xff))
    }
    const before = train(run, { until: 2 })
    expect(measured[1].validation_loss).toBeLessThan(measured[0].validation_loss ?? NaN)
    expect(engine.parameters()).toEqual(before.weights)
    expect(measured[2].validation_loss).toBe(measured[1].validation_loss)
  })

  it('takes an improvement below the least as none', () => {
    const run = readyRun({ earlyStopping: { patience: 2, leastImprovement: 100 } })
    expect(train(run).epochs).toHaveLength(3)
  })

  it('never looks at the test rows: other test rows, the same end', () => {
    const run = readyRun({ earlyStopping: { patience: 4 } })
    const test = { ...run.data.test, index: run.data.test.index.slice(0, 5) }
    expect(train({ ...run, data: { ...run.data, test } }).weights).toEqual(stopped.weights)
  })

  it.each([1, best, best + 2, best + 4])('goes on behind epoch %i to the same bits', (epoch) => {
    const run = readyRun({ earlyStopping: { patience: 4 } })
    const { saved } = train(run, { until: epoch })
    const resumed = train(run, { from: saved })
    expect(resumed.weights).toEqual(stopped.weights)
    expect(resumed.epochs).toEqual(stopped.epochs.slice(epoch))
  })

  it('goes on to the same bits beside max-norm, whose state has more than weights', () => {
    const run = readyRun({ earlyStopping: { patience: 4 }, maxNorm: { limit: 1 } })
    const through = train(run)
    const resumed = train(run, { from: train(run, { until: 3 }).saved })
    expect(resumed.weights).toEqual(through.weights)
    expect(resumed.epochs).toEqual(through.epochs.slice(3))
  })

  it('refuses to go on from a state of another size, as another version of the lab may have written', () => {
    const run = readyRun({ earlyStopping: { patience: 4 } })
    const { saved } = train(run, { until: 2 })
    expect(() => train(run, { from: { ...saved, state: saved.state.slice(4) } })).toThrow(
      /^expected a checkpoint of \d+ or \d+ bytes, \d+ came: .*; run the experiment again$/
    )
  })

  it('counts measured epochs: those between say nothing of the validation loss', () => {
    const every = 3
    const sparse = train(readyRun({}, { evaluateEvery: every }))
    const losses = validationOf(sparse)
    const bestOfSparse = (losses.indexOf(Math.min(...losses)) + 1) * every
    const { epochs, weights } = train(readyRun({ earlyStopping: { patience: 4 } }, { evaluateEvery: every }))
    expect(bestOfSparse + 4 * every).toBeLessThan(EPOCHS)
    expect(epochs.at(-1)?.epoch).toBe(bestOfSparse + 4 * every)
    expect(weights).toEqual(train(readyRun({}), { until: bestOfSparse }).weights)
  })

  it.each([1, 3, 5, 8])('goes on behind epoch %i to the same bits where every third is measured', (epoch) => {
    const run = readyRun({ earlyStopping: { patience: 4 } }, { evaluateEvery: 3 })
    const through = train(run)
    const resumed = train(run, { from: train(run, { until: epoch }).saved })
    expect(resumed.weights).toEqual(through.weights)
    expect(resumed.epochs).toEqual(through.epochs.filter((measured) => measured.epoch > epoch))
  })

  it('still calls a run diverged whose loss is not finite', () => {
    const run = readyRun({ earlyStopping: { patience: 50 } }, { learningRate: 1e30 })
    const engine = createReferenceEngine(run)
    const training = trainRun(engine, run.spec, run.data, run.randomness)
    let next = training.next()
    while (!next.done) next = training.next()
    expect(next.value.status).toBe('diverged')
  })
})

describe('the validation part', () => {
  it('is measured where there is one, with early stopping or without', () => {
    expect(validationOf(free).every(Number.isFinite)).toBe(true)
    const [{ metrics }] = free.epochs
    expect(metrics.validation_accuracy).toBeGreaterThan(0)
  })

  it('leaves no trace in the metrics where there is none', () => {
    const run = readyRun({})
    const without = train({ ...run, data: { ...run.data, validation: null } })
    for (const { metrics } of without.epochs) {
      expect(Object.keys(metrics).filter((name) => name.startsWith('validation'))).toEqual([])
    }
  })

  it('counts in the progress of an epoch, which never passes its end', () => {
    const run = readyRun({ earlyStopping: { patience: 1 } })
    const engine = simdEngine(run)
    for (const event of trainRun(engine, run.spec, run.data, run.randomness)) {
      if (event.type === 'step') expect(event.done).toBeLessThanOrEqual(event.of)
    }
  })
})
