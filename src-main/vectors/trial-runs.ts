import type { Dataset, DataPart } from '../../src-engine/data/dataset.ts'
import { activations, optimizers, regularizers } from '../../src-engine/catalog.ts'
import { Stream } from '../../src-engine/random/streams.ts'
import { createSimdEngine } from '../../src-engine/simd/simd-engine.ts'
import { parseExperimentSpec } from '../../src-engine/spec/parse-spec.ts'
import { runSpecOf } from '../../src-engine/spec/run-spec.ts'
import { runsOf } from '../../src-engine/training/chain.ts'
import { trainRun } from '../../src-engine/training/train-run.ts'

const SIDE = 12
const COLUMNS = SIDE * SIDE
const CLASSES = 10
const ROWS = 300

/**
 * Small runs that call every kernel: each activation, optimizer and regularizer of the catalog in turn, on made-up
 * images of which four pixels in five are blank.
 *
 * @returns for each a function that trains it with the given kernels and gives its final weights
 */
export function trialRuns(): ((kernels: WebAssembly.Module) => Uint8Array[])[] {
  const dataset = madeUpImages()
  const changes: Change[] = [
    ...Object.keys(activations).map((activation) => ({ network: { activation } })),
    ...Object.keys(optimizers).map((optimizer) => ({ training: { optimizer, learningRate: 0.01 } })),
    ...Object.keys(regularizers).map((id) => ({ regularization: { [id]: {} } }))
  ]
  return changes.map((change) => (kernels) => finalWeights(kernels, dataset, change))
}

interface Change {
  readonly network?: object
  readonly training?: object
  readonly regularization?: object
}

function finalWeights(
  kernels: WebAssembly.Module,
  dataset: Dataset,
  { network, training, regularization = {} }: Change
): Uint8Array[] {
  const spec = parseExperimentSpec({
    specVersion: 1,
    name: 'trial',
    dataset: { id: dataset.id, validation: 0.1 },
    split: { fraction: 0.2, seed: 0 },
    // 72 units are two panels and a quarter, 10 outputs a part of one.
    network: { hidden: [72, 40], activation: 'relu', initializer: 'he', ...network },
    training: { epochs: 3, batchSize: 48, learningRate: 0.1, ...training },
    arms: [{ name: 'arm', regularization }],
    baseline: 'arm',
    seeds: [0]
  })
  const runs = [{ runId: 'trial', spec: runSpecOf(spec, spec.arms[0]) }]
  const [run] = runsOf({ seed: 0, dataset, sharedNetwork: spec.network, runs, startState: null })
  const engine = createSimdEngine(kernels, run)
  // Trained to its end.
  Array.from(trainRun(engine, run.spec, run.data, run.randomness))
  return engine.parameters().map(({ data }) => new Uint8Array(data.buffer))
}

function madeUpImages(): Dataset {
  const stream = new Stream(1, 'split')
  const features = new Uint8Array(new SharedArrayBuffer(ROWS * COLUMNS))
  for (let k = 0; k < features.length; k++) {
    const byte = stream.nextUint32() % 256
    features[k] = stream.randomSample() < 0.8 ? 0 : byte
  }
  const labels = new Uint8Array(new SharedArrayBuffer(ROWS))
  for (let i = 0; i < ROWS; i++) labels[i] = stream.nextUint32() % CLASSES
  const training: DataPart = { rows: ROWS, features, labels }
  return { id: 'made-up', columns: COLUMNS, classes: CLASSES, training, test: null, sha256: '' }
}
