import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Engine } from '../../../src-engine/engines/engine.ts'
import { createReferenceEngine } from '../../../src-engine/engines/reference-engine.ts'
import { createSimdEngine } from '../../../src-engine/simd/simd-engine.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { runsOf, type ReadyRun } from '../../../src-engine/training/chain.ts'
import { trainRun } from '../../../src-engine/training/train-run.ts'
import { loadKernels } from '../../../src-engine/worker/load-kernels.ts'
import { mnist } from '../mnist.ts'
import { preset } from '../presets.ts'

/** SHA-256 of the weights of a small run with L2 and dropout, as the lab hashes them. */
function hashOfWeights(create: (run: ReadyRun) => Engine): string {
  const spec = preset('tutorial-corrected', {
    dataset: { id: 'mnist-10k', samples: 500 },
    network: { hidden: [33, 17], initializer: { id: 'normal', std: 0.05 } },
    training: { epochs: 3, batchSize: 48 }
  })
  const runs = [{ runId: 'r1', spec: runSpecOf(spec, spec.arms[0]) }]
  const [run] = runsOf({ seed: 12, dataset: mnist, sharedNetwork: spec.network, runs, startState: null })
  const engine = create(run)
  // Trained to its end.
  Array.from(trainRun(engine, run.spec, run.data, run.randomness))
  const hash = createHash('sha256')
  for (const { data } of engine.parameters()) hash.update(new Uint8Array(data.buffer))
  return hash.digest('hex')
}

function plainKernels(): WebAssembly.Module {
  const kernels = loadKernels('plain')
  if (!kernels) throw new Error('WebAssembly SIMD is missing here')
  return kernels
}

// Written down once. They change when an engine's arithmetic does: then its version in src-engine/version.ts must, too.
it('the fast engine gives the same bits on every machine', () => {
  expect(hashOfWeights((run) => createSimdEngine(plainKernels(), run))).toBe(
    'd051506b69790722edcb35d3075deaef11a2b570f42095ab3e0b49bd96e366a3'
  )
})

it('the reference engine gives the same bits wherever Math.exp and Math.log do', () => {
  expect(hashOfWeights(createReferenceEngine)).toBe(
    '7bd690e06d756477deefdcf0b7639ddaed2a380cf7668dc93a1b59eef8d54347'
  )
})
