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

interface Changes {
  readonly network?: Record<string, unknown>
  readonly training?: Record<string, unknown>
  readonly regularization?: Record<string, unknown>
}

/** SHA-256 of the weights of a small run, by default with L2 and dropout, as the lab hashes them. */
function hashOfWeights(
  create: (run: ReadyRun) => Engine,
  { network, training, regularization }: Changes = {}
): string {
  const spec = preset('tutorial-corrected', {
    dataset: { id: 'mnist-10k', samples: 500 },
    network: { hidden: [33, 17], initializer: { id: 'normal', std: 0.05 }, ...network },
    training: { epochs: 3, batchSize: 48, ...training },
    ...(regularization && { arms: [{ name: 'baseline', regularization }] })
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

const slow = { learningRate: 0.01 }

it.each<[string, Changes, string]>([
  [
    'leaky-relu',
    { network: { activation: 'leaky-relu' } },
    '0b028f5b5c6f8abb0d8739f928b7dce9886764d7fbe1a76fa64325fe435486bb'
  ],
  [
    'tanh',
    { network: { activation: 'tanh' } },
    'bf6ff7a17ed5bf3ab89556383a9a6eb524ca5607cc0a58bab8367e260aacb04c'
  ],
  [
    'sigmoid',
    { network: { activation: 'sigmoid' } },
    '61b9e9e41507351e23b9f916398c3af78db7160216213a8b94fcda0bba7cf7cc'
  ],
  [
    'gelu',
    { network: { activation: 'gelu' } },
    'f6b7af638460177012bbe7cfcec16819c6029def5cf2a7654ca6e3b3ff09f8ac'
  ],
  [
    "He's weights",
    { network: { initializer: 'he' } },
    'e9bf737441ffcd0f5235a801eb46a0849c63f3e617d43a3d5869775b87a03719'
  ],
  [
    'momentum',
    { training: { optimizer: 'momentum', ...slow } },
    'aa9e77f653ce0d591b531e78d5d19ef6e57cb5c3c9597624f937459d12b6759a'
  ],
  [
    'nesterov',
    { training: { optimizer: 'nesterov', ...slow } },
    'ebda8250b5c2a2bf37e295d707fae12be23b4504d25cd8d9b85678b3d4963375'
  ],
  [
    'adam',
    { training: { optimizer: 'adam', ...slow } },
    'f198a89cb543dbef1f4d27b4929033c85e4c64b6efedfd9800db8388a940e739'
  ],
  [
    'adamw',
    { training: { optimizer: 'adamw', ...slow } },
    '4114cfbade9faa73d6330f1e457117e57c21e300c539e7814834066dd34d1392'
  ],
  [
    'rmsprop',
    { training: { optimizer: 'rmsprop', ...slow } },
    '9caa401a045d685cea182934ee3965964be1568d448c212462667948ad3b72c8'
  ],
  [
    'the schedule cosine',
    { training: { schedule: 'cosine' } },
    '491028770d459a53b36906e0bd01ca6b1054ff90553a2211e1874c982deb4d17'
  ],
  [
    'the schedule warm-up',
    { training: { schedule: { id: 'warm-up', then: 'cosine' } } },
    '8103e2d86404dd22f0d297f27139ffbb44ed8d614b2c44105fa78d72c2aa8267'
  ],
  [
    'L1',
    { regularization: { l1: { lambda: 0.001 } } },
    '76db2c5962c88ab9c5027b14d345fc636624221224d664ab0370ca04fd30b118'
  ],
  [
    'max-norm',
    { regularization: { maxNorm: { limit: 0.5 } } },
    '45500a44c9107a11efd8deda694b941d729683fea53f45db494ceceef4566ec0'
  ],
  [
    'label smoothing',
    { regularization: { labelSmoothing: { share: 0.1 } } },
    'd20dc1a74e98383680a01f627241f14d92f701596336bfeef8f0c564539825ca'
  ],
  [
    'dropout of inputs',
    { regularization: { inputDropout: { keep: 0.8 } } },
    '2c9e8344feed47dca48319fa762ccecc888285212344530f4dba8d6b7dbf1ab0'
  ],
  [
    'Gaussian noise',
    { regularization: { gaussianNoise: { std: 0.2 } } },
    '0b8246414f4040d8affedd218c0c86a76b527ce1fa8abefbf3a00ccaef8763db'
  ],
  [
    'input shift',
    { regularization: { inputShift: { pixels: 2 } } },
    '241a806116673561c273146fce840e48d83a05564d55e068aa6f76853600690e'
  ]
])('the fast engine gives the same bits on every machine with %s', (_, changes, sha256) => {
  expect(hashOfWeights((run) => createSimdEngine(plainKernels(), run), changes)).toBe(sha256)
})

it('the reference engine gives the same bits wherever Math.exp and Math.log do', () => {
  expect(hashOfWeights(createReferenceEngine)).toBe(
    '7bd690e06d756477deefdcf0b7639ddaed2a380cf7668dc93a1b59eef8d54347'
  )
})
