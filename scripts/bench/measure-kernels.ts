import { prepareData } from '../../src-engine/data/prepare.ts'
import { maskKey, Stream } from '../../src-engine/random/streams.ts'
import { Arena } from '../../src-engine/simd/arena.ts'
import { inputRows } from '../../src-engine/simd/input-rows.ts'
import { instantiate, type Pointer } from '../../src-engine/simd/kernels.ts'
import { allocateLists, LayerValues, LayerWeights, type Lists } from '../../src-engine/simd/layer.ts'
import { loadKernels } from '../../src-engine/worker/load-kernels.ts'
import { bestSecondsPerCall } from './timing.ts'
import { loadMnist, tutorialRunSpec, type Arithmetic } from './tutorial.ts'

const ROWS = 64
/** As many different batches go by turns, so that nothing is learnt by heart. */
const BATCHES = 8
const [INPUTS, HIDDEN_1, HIDDEN_2] = [784, 256, 128]
/** Too small to change the weights. */
const RATE = 1e-9

export interface KernelSpeeds {
  /** Shape and kernel -> GFLOP/s: a multiplication and an addition per non-zero and column, nothing else counted. */
  readonly gflops: Readonly<Record<string, number>>
  readonly maskWordsPerS: number
}

/** A batch's left operand: lists of its non-zeros by row and by column. */
interface Batch {
  readonly rows: Pointer
  readonly columns: Lists
}

/** The fast engine's kernels on the shapes of the tutorial's network, on real digits. */
export async function measureKernels(arithmetic: Arithmetic): Promise<KernelSpeeds> {
  const module = loadKernels(arithmetic)
  if (!module) throw new Error(`this machine's WebAssembly has no ${arithmetic} SIMD`)
  const kernels = instantiate(module)
  const arena = new Arena(kernels)
  const spec = tutorialRunSpec('baseline', 'fast', arithmetic)
  const data = prepareData(await loadMnist(), spec, 0)
  const input = inputRows(data, arena, kernels, ROWS)
  if (!input.folding) throw new Error('expected MNIST to be taken as lists of non-zeros')
  const { mean, std } = input.folding
  const stream = new Stream(0, 'init')
  const fill = (at: Pointer, count: number, make: () => number) => {
    arena.floats(at, count).set(Float32Array.from({ length: count }, make))
  }

  const digits = Array.from({ length: BATCHES }, (_, b): Batch => {
    const table = input.list(
      'train',
      Uint32Array.from({ length: ROWS }, (_, r) => b * ROWS + r)
    )
    const rows = arena.allocateWords(arena.words(table, ROWS * 2).slice())
    const columns = allocateLists(arena, INPUTS, input.maxEntries)
    kernels.transposeLists(ROWS, INPUTS, rows, columns.table, columns.entries)
    return { rows, columns }
  })
  const activations = Array.from({ length: BATCHES }, (): Batch => {
    const layer = new LayerValues(arena, HIDDEN_1, ROWS)
    fill(layer.A, ROWS * HIDDEN_1, () => Math.max(0, stream.randn()))
    const { rowLists, columnLists: columns } = layer
    kernels.listRows(ROWS, HIDDEN_1, layer.quads, layer.A, rowLists.table, rowLists.entries)
    kernels.listColumns(ROWS, HIDDEN_1, layer.quads, layer.A, columns.table, columns.entries)
    return { rows: rowLists.table, columns }
  })

  const layerOf = (inputs: number, outputs: number) => {
    const weights = new LayerWeights(arena, inputs, outputs)
    const values = new LayerValues(arena, outputs, ROWS)
    fill(weights.W, inputs * outputs, () => 0.01 * stream.randn())
    fill(values.D, ROWS * outputs, () => 0.01 * stream.randn())
    fill(values.total, outputs, () => 0.01 * stream.randn())
    return { weights, values }
  }
  const first = layerOf(INPUTS, HIDDEN_1)
  const second = layerOf(HIDDEN_1, HIDDEN_2)
  const means = arena.allocateFloats(mean)
  const inverseVariances = arena.allocateFloats(std.map((s) => 1 / (s * s)))
  const shift = arena.allocate(HIDDEN_1 * 4)

  const gflopsOf = (batches: readonly Batch[], outputs: number, work: (batch: Batch) => void) => {
    const nonZeros = batches.reduce((sum, { rows }) => sum + entriesOf(arena.words(rows, ROWS * 2)), 0)
    const seconds = bestSecondsPerCall(() => {
      batches.forEach(work)
    })
    return (2 * nonZeros * outputs) / seconds / 1e9
  }
  const multiply =
    ({ weights, values }: typeof first) =>
    ({ rows }: Batch) => {
      values.multiply(kernels, ROWS, rows, weights.W, weights.inputs, weights.b, values.A)
    }
  const stepFolded = ({ columns }: Batch) => {
    const { weights, values } = first
    for (const panel of weights.panels) {
      const place = panel.start * 4
      kernels.stepFoldedWeights(
        panel.width,
        INPUTS,
        columns.table,
        values.panelOf(values.D, panel),
        weights.panelOf(panel),
        1,
        RATE,
        means,
        inverseVariances,
        values.total + place,
        shift + place
      )
    }
  }
  const step = ({ columns }: Batch) => {
    const { weights, values } = second
    for (const panel of weights.panels) {
      const D = values.panelOf(values.D, panel)
      kernels.stepWeights(panel.width, HIDDEN_1, columns.table, D, weights.panelOf(panel), 1, RATE)
    }
  }

  const mask = arena.allocate(ROWS * HIDDEN_1)
  const secondsPerMask = bestSecondsPerCall(() => {
    kernels.drawMask(ROWS, HIDDEN_1, 0, maskKey(1), 1, 0, 0.8 * 2 ** 32, mask, HIDDEN_1)
  })
  const firstShape = `${ROWS} x ${INPUTS} x ${HIDDEN_1}, digits`
  const secondShape = `${ROWS} x ${HIDDEN_1} x ${HIDDEN_2}, half zeros`
  return {
    gflops: {
      [`multiply ${firstShape}`]: gflopsOf(digits, HIDDEN_1, multiply(first)),
      [`stepFoldedWeights ${firstShape}`]: gflopsOf(digits, HIDDEN_1, stepFolded),
      [`multiply ${secondShape}`]: gflopsOf(activations, HIDDEN_2, multiply(second)),
      [`stepWeights ${secondShape}`]: gflopsOf(activations, HIDDEN_2, step)
    },
    maskWordsPerS: (ROWS * HIDDEN_1) / secondsPerMask
  }
}

/** Entries of all lists of a table. */
function entriesOf(table: Uint32Array): number {
  let bytes = 0
  for (let i = 0; i < table.length; i += 2) bytes += table[i + 1] - table[i]
  return bytes / 8
}
