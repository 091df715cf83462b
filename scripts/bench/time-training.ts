import type { PreparedData } from '../../src-engine/data/prepare.ts'
import type { Engine, EngineSetup } from '../../src-engine/engines/engine.ts'
import { createReferenceEngine } from '../../src-engine/engines/reference-engine.ts'
import { createParameters, layerSizes } from '../../src-engine/network/parameters.ts'
import { createSimdEngine } from '../../src-engine/simd/simd-engine.ts'
import type { RunSpec } from '../../src-engine/spec/run-spec.ts'
import { labRandomness } from '../../src-engine/training/run-randomness.ts'
import { trainRun } from '../../src-engine/training/train-run.ts'
import { loadKernels } from '../../src-engine/worker/load-kernels.ts'

const SEED = 0

export interface TimedTraining {
  /** Processor time of the whole process, and time on the wall: initial weights, engine and all epochs. */
  readonly cpu_s: number
  readonly wall_s: number
  /** Of the epochs alone. */
  readonly epochs_cpu_s: number
  readonly epochs_wall_s: number
  readonly train_loss: number
  readonly train_accuracy: number
  readonly test_loss: number
  readonly test_accuracy: number
}

/** Trains the spec's epochs on data that are ready, after a warm-up of one epoch. */
export function timeTraining(spec: RunSpec, data: PreparedData): TimedTraining {
  const create = engineMaker(spec)
  const train = (epochs: number): TimedTraining => {
    const start = clocks()
    const randomness = labRandomness(SEED)
    const sizes = layerSizes(data.columns, spec.network.hidden, data.classes)
    const initial = createParameters(sizes, spec.network.initializer, (layer, out) => {
      randomness.initialNormals(layer, out)
    })
    const run = { ...spec, training: { ...spec.training, epochs } }
    const engine = create({ spec: run, data, initial, randomness })
    const created = clocks()
    let last = { train_loss: NaN, train_accuracy: NaN, test_loss: NaN, test_accuracy: NaN }
    for (const event of trainRun(engine, run, data, randomness)) {
      if (event.type === 'epoch') last = event.metrics
    }
    const end = clocks()
    const { train_loss, train_accuracy, test_loss, test_accuracy } = last
    return {
      cpu_s: end.cpu - start.cpu,
      wall_s: end.wall - start.wall,
      epochs_cpu_s: end.cpu - created.cpu,
      epochs_wall_s: end.wall - created.wall,
      train_loss,
      train_accuracy,
      test_loss,
      test_accuracy
    }
  }
  train(1)
  return train(spec.training.epochs)
}

function engineMaker({ engine, arithmetic }: RunSpec): (setup: EngineSetup) => Engine {
  if (engine === 'reference') return createReferenceEngine
  const kernels = loadKernels(arithmetic)
  if (!kernels) throw new Error(`this machine's WebAssembly has no ${arithmetic} SIMD`)
  return (setup) => createSimdEngine(kernels, setup)
}

/** In seconds. */
function clocks(): { cpu: number; wall: number } {
  const { user, system } = process.cpuUsage()
  return { cpu: (user + system) / 1e6, wall: performance.now() / 1000 }
}
