import type { DataPart } from '../../../src-engine/data/dataset.ts'
import type { PreparedData } from '../../../src-engine/data/prepare.ts'
import { allRows } from '../../../src-engine/data/rows.ts'
import { fitScaler } from '../../../src-engine/data/scaler.ts'
import type { EngineSetup } from '../../../src-engine/engines/engine.ts'
import { createParameters, layerSizes } from '../../../src-engine/network/parameters.ts'
import { Stream } from '../../../src-engine/random/streams.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { labRandomness } from '../../../src-engine/training/run-randomness.ts'
import { preset } from '../presets.ts'

export interface MadeUp {
  readonly columns: number
  readonly hidden: readonly number[]
  readonly classes: number
  readonly rows: number
  readonly batchSize: number
  /** sparse: bytes, four of five 0; dense: bytes without zeros; numbers: float64. */
  readonly features: 'sparse' | 'dense' | 'numbers'
  readonly scaling?: 'standardize-on-all' | 'standardize-on-train' | 'unit'
  readonly std?: number
  readonly learningRate?: number
  readonly regularization?: Record<string, unknown>
  /** Overrides of the spec's network and training. */
  readonly network?: Record<string, unknown>
  readonly training?: Record<string, unknown>
  /** Columns that hold the same value in every row. */
  readonly constantColumns?: readonly number[]
  /** Rows of zeros. */
  readonly emptyRows?: readonly number[]
}

/** A run on made-up data of any shape. */
export function madeUpRun(options: MadeUp): EngineSetup {
  const { columns, classes, rows, batchSize, hidden } = options
  const spec = preset('tutorial-corrected', {
    network: { hidden, initializer: { id: 'normal', std: options.std ?? 0.3 }, ...options.network },
    training: { epochs: 1, batchSize, learningRate: options.learningRate ?? 0.5, ...options.training },
    preprocessing: { scaling: options.scaling ?? 'standardize-on-all' },
    arms: [{ name: 'baseline', regularization: options.regularization ?? {} }]
  })
  const runSpec = runSpecOf(spec, spec.arms[0])
  const train = madeUpPart(options, 1)
  const test = madeUpPart(options, 2)
  const data: PreparedData = {
    columns,
    classes,
    train: allRows(train),
    validation: allRows(madeUpPart(options, 3)),
    test: allRows(test),
    scaler: fitScaler(runSpec.preprocessing.scaling, allRows(train), allRows(test), columns)
  }
  const randomness = labRandomness(rows)
  const initial = createParameters(
    layerSizes(columns, hidden, classes),
    runSpec.network.initializer,
    (layer, out) => {
      randomness.initialNormals(layer, out)
    }
  )
  // Biases other than 0, so that a bias that is forgotten shows.
  const stream = new Stream(7, 'init')
  for (const b of initial.biases) for (let j = 0; j < b.cols; j++) b.data[j] = 0.2 * stream.randn()
  return { spec: runSpec, data, initial, randomness }
}

function madeUpPart(
  { columns, classes, rows, features, constantColumns = [], emptyRows = [] }: MadeUp,
  seed: number
): DataPart {
  const stream = new Stream(seed, 'split')
  const value = (i: number, j: number) => {
    if (constantColumns.includes(j)) return 7
    if (emptyRows.includes(i)) return 0
    if (features === 'numbers') return stream.randn() + j
    const byte = 1 + (stream.nextUint32() % 255)
    return features === 'sparse' && stream.randomSample() < 0.8 ? 0 : byte
  }
  const values = Array.from({ length: rows * columns }, (_, k) => value(Math.floor(k / columns), k % columns))
  const shared = new SharedArrayBuffer(values.length * (features === 'numbers' ? 8 : 1))
  const array = features === 'numbers' ? new Float64Array(shared) : new Uint8Array(shared)
  array.set(values)
  const labels = new Uint8Array(new SharedArrayBuffer(rows))
  for (let i = 0; i < rows; i++) labels[i] = stream.nextUint32() % classes
  return { rows, features: array, labels }
}
