import { describe, expect, it } from 'vitest'
import { optimizers } from '../../../src-engine/catalog.ts'
import type { Engine } from '../../../src-engine/engines/engine.ts'
import { createReferenceEngine } from '../../../src-engine/engines/reference-engine.ts'
import { createSimdEngine } from '../../../src-engine/simd/simd-engine.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { runsOf, type ReadyRun } from '../../../src-engine/training/chain.ts'
import { trainRun } from '../../../src-engine/training/train-run.ts'
import { loadKernels } from '../../../src-engine/worker/load-kernels.ts'
import { mnist } from '../mnist.ts'
import { preset } from '../presets.ts'

const EPOCHS = 4

/** A run with all that draws anew in every batch, and a learning rate that changes in every step. */
function readyRun(optimizer: string): ReadyRun {
  const regularization = {
    dropout: { keep: 0.8 },
    inputDropout: { keep: 0.9 },
    gaussianNoise: { std: 0.1 },
    inputShift: { pixels: 1 }
  }
  const spec = preset('tutorial-corrected', {
    dataset: { id: 'mnist-10k', samples: 200 },
    preprocessing: { scaling: 'unit' },
    network: { hidden: [17], initializer: 'he' },
    training: { epochs: EPOCHS, batchSize: 48, learningRate: 0.01, optimizer, schedule: 'cosine' },
    arms: [{ name: 'baseline', regularization }]
  })
  const runs = [{ runId: 'r1', spec: runSpecOf(spec, spec.arms[0]) }]
  const [run] = runsOf({ seed: 5, dataset: mnist, sharedNetwork: spec.network, runs, startState: null })
  return run
}

function createFastEngine(run: ReadyRun): Engine {
  const kernels = loadKernels('plain')
  if (!kernels) throw new Error('WebAssembly SIMD is missing here')
  return createSimdEngine(kernels, run)
}

/** Trains epochs `from` + 1 to `to`, from a state where one is given. */
function train(
  create: (run: ReadyRun) => Engine,
  optimizer: string,
  from = 0,
  to = EPOCHS,
  state?: Uint8Array
) {
  const run = readyRun(optimizer)
  const engine = create(run)
  if (state) engine.restoreState(state)
  for (const event of trainRun(engine, run.spec, run.data, run.randomness, from)) {
    if (event.type === 'epoch' && event.epoch === to) break
  }
  return { weights: engine.parameters(), state: engine.saveState() }
}

describe.each([
  ['fast', createFastEngine],
  ['reference', createReferenceEngine]
] as const)(
  'a run on the %s engine that goes on behind an epoch ends in the bits of a straight one',
  (_, create) => {
    it.each(Object.keys(optimizers))('with %s', (optimizer) => {
      const straight = train(create, optimizer)
      const { state } = train(create, optimizer, 0, 2)
      const resumed = train(create, optimizer, 2, EPOCHS, state)
      expect(resumed.weights).toEqual(straight.weights)
      expect(resumed.state).toEqual(straight.state)
    })
  }
)
