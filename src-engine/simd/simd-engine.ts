import { activationOf, optimizerOf } from '../chosen-method.ts'
import { rowsOfSplit, type SplitName } from '../data/prepare.ts'
import type { Engine, EngineSetup, Tensor } from '../engines/engine.ts'
import { layerSizes } from '../network/parameters.ts'
import type { WeightPenalty } from '../regularizers/regularizer.ts'
import type { Regularization } from '../spec/experiment-spec.ts'
import { activeRegularizers } from '../training/active-regularizers.ts'
import { gradientSteps, type BatchPlace } from '../training/gradient-steps.ts'
import { Arena } from './arena.ts'
import { FoldedInput } from './folded-input.ts'
import { HiddenMasks } from './hidden-masks.ts'
import { inputRows } from './input-rows.ts'
import { instantiate, type Pointer } from './kernels.ts'
import { allocateLists, LayerValues, LayerWeights } from './layer.ts'
import { paddedColumns, panelsOf, quadTable } from './panels.ts'
import { trainingRows } from './training-rows.ts'
import { WeightSteps } from './weight-steps.ts'

const EVALUATION_ROWS = 256

/**
 * The fast engine: float32 in WebAssembly SIMD. The same steps as network/mlp.ts, in an order and a memory layout made
 * for speed:
 *
 * - Left operands are lists of non-zeros, right operands panels (assembly/products.ts).
 * - A sparse first layer takes raw features. With V = W / std, (x - mean) / std W + b = x V + (b - mean V), so the
 *   zeros of x stay zeros. V is what is kept and trained; W comes back in parameters().
 * - Gradient, penalty and step are one pass over the weights; no gradient is ever stored.
 */
export function createSimdEngine(
  module: WebAssembly.Module,
  { spec, data, initial, randomness }: EngineSetup
): Engine {
  const kernels = instantiate(module)
  const arena = new Arena(kernels)
  const regularizers = activeRegularizers(spec.regularization)
  const { penalties, hiddenMask, labelSmoothing = 0, maxNorm } = regularizers
  const { optimizer: options } = spec.training
  const optimizer = optimizerOf(options)
  const shrinking = {
    l1: penalties.reduce((sum, penalty) => sum + kernelOf(penalty).l1, 0),
    l2: penalties.reduce((sum, penalty) => sum + kernelOf(penalty).l2, 0),
    decay: (regularizers.weightDecay ?? 0) + (optimizer.weightDecay?.(options) ?? 0)
  }
  const stepOf = gradientSteps(spec, data.train.index.length)
  const sizes = layerSizes(data.columns, spec.network.hidden, data.classes)
  const last = sizes.length - 1
  const maxRows = Math.max(Math.min(spec.training.batchSize, data.train.index.length), EVALUATION_ROWS)

  // What training changes lies together, from here ...
  const stateStart = arena.next
  /** layers[l] has the weights from layer l - 1 to layer l. */
  const layers = sizes.map((outputs, l) =>
    l === 0 ? null : new LayerWeights(arena, sizes[l - 1], outputs, optimizer.slots)
  )
  // Max-norm shortens the first layer's shift with its weights: worked out from them anew, its last digits would be others.
  const shift = maxNorm === undefined ? null : arena.allocate(required(layers[1]).padded * 4)
  // ... to here.
  const stateBytes = arena.next - stateStart
  const weightsOf = (l: number) => required(layers[l])

  const input = inputRows(data, arena, kernels, maxRows)
  const values = sizes.map((units, l) => (l === 0 ? null : new LayerValues(arena, units, maxRows)))
  const valuesOf = (l: number) => required(values[l])
  /** The table of the batch's rows. */
  let inputTable: Pointer = 0
  const batches = trainingRows(data, regularizers, randomness.seed, input, { arena, kernels, maxRows })
  const inputColumns = allocateLists(arena, data.columns, batches.maxEntries)
  const labels = arena.allocate(maxRows)
  const predictionsAt = arena.allocate(maxRows)
  const positionsOf = new Uint32Array(maxRows)

  /** W^T of each layer but the first, for sending deltas back. */
  const transposed = sizes.map((outputs, l) => {
    if (l < 2) return null
    const panels = panelsOf(sizes[l - 1])
    return {
      weightQuads: arena.allocateWords(quadTable(weightsOf(l).panels, sizes[l - 1])),
      quads: arena.allocateWords(quadTable(panels, outputs)),
      W: arena.allocate(outputs * paddedColumns(sizes[l - 1]) * 4)
    }
  })
  const zeros = arena.allocate(Math.max(...sizes.map(paddedColumns)) * 4)

  const { scaler } = data
  const folded =
    input.folding &&
    new FoldedInput(kernels, arena, input.folding, scaler.divisor, weightsOf(1), batches.meansScale, shift)
  const steps = new WeightSteps(kernels, arena, options, shrinking, folded)

  const activation = activationOf(spec.network.activation).kernel(spec.network.activation)
  /** f'(Z) of each hidden layer, with the mask where it falls in the forward pass; ReLU's can be read off the activations. */
  const slopes = sizes.map((_, l) =>
    activation === 'relu' || l === 0 || l === last ? 0 : valuesOf(l).allocateMatrix()
  )
  // A mask that keeps all does nothing, but moves on a stream that it is drawn from.
  const doesMask = hiddenMask !== undefined && (hiddenMask.keep < 1 || randomness.counterSeed === null)
  const dropout = doesMask ? hiddenMask : null
  /** Of the tutorial's dropout: masked activations, and the next layer's sums worked out from them. */
  const masked = sizes.map((_, l) =>
    dropout?.scheme === 'tutorial' && l > 0 && l < last
      ? { A: valuesOf(l).allocateMatrix(), Z: valuesOf(l).allocateMatrix() }
      : null
  )
  const masks = new HiddenMasks(kernels, arena, randomness, maxRows, Math.max(...sizes.slice(1)))

  const biasOf = (l: number, isTraining: boolean): Pointer => {
    if (l > 1 || !folded) return weightsOf(l).b
    return isTraining ? folded.trainingBias : folded.bias
  }

  /** f of a layer's sums Z, in place; f' to the layer's slopes when they are wanted. */
  const activate = (l: number, rows: number, Z: Pointer, { withSlopes }: { withSlopes: boolean }) => {
    if (activation === 'relu') return
    const layer = valuesOf(l)
    for (const panel of layer.panels) {
      const slopesAt = withSlopes ? layer.panelOf(slopes[l], panel) : 0
      const count = (rows * panel.width) / 4
      kernels[activation.name](count, layer.panelOf(Z, panel), slopesAt, activation.parameter)
    }
  }

  /** Activations of layer l from its sums, masked where dropout as published is on, and listed. */
  const activateAndList = (l: number, rows: number, place: BatchPlace | null) => {
    const layer = valuesOf(l)
    const { A, quads, units, rowLists } = layer
    activate(l, rows, A, { withSlopes: place !== null })
    if (place && dropout?.scheme === 'inverted') {
      masks.draw(l, units, rows, place, dropout.keep)
      masks.apply(layer, rows, A, 1 / dropout.keep, A)
      if (slopes[l]) masks.apply(layer, rows, slopes[l], 1 / dropout.keep, slopes[l])
    }
    // ReLU comes with the listing. A mask before it is as good as one after it.
    const { table, entries } = rowLists
    if (activation === 'relu') kernels.reluAndListRows(rows, units, quads, A, table, entries)
    else kernels.listRows(rows, units, quads, A, table, entries)
  }

  /** The logits of the batch's rows. With a place, dropout as published falls on the hidden layers. */
  const forward = (rows: number, place: BatchPlace | null) => {
    let lists = inputTable
    for (let l = 1; l <= last; l++) {
      const layer = valuesOf(l)
      layer.multiply(kernels, rows, lists, weightsOf(l).W, sizes[l - 1], biasOf(l, place !== null), layer.A)
      if (l === last) break
      activateAndList(l, rows, place)
      lists = layer.rowLists.table
    }
  }

  /** See Mlp: masks on A1, A2, ... after the forward pass, and the sums of the layers behind worked out from them. */
  const maskAfterForward = (rows: number, place: BatchPlace, keep: number) => {
    for (let l = 1; l < last; l++) {
      masks.draw(l, sizes[l], rows, place, keep)
      masks.apply(valuesOf(l), rows, valuesOf(l).A, 1, masked[l]?.A ?? 0)
    }
    for (let l = 2; l < last; l++) {
      const below = valuesOf(l - 1)
      const { table, entries } = below.rowLists
      kernels.listRows(rows, below.units, below.quads, masked[l - 1]?.A ?? 0, table, entries)
      const Z = masked[l]?.Z ?? 0
      valuesOf(l).multiply(kernels, rows, table, weightsOf(l).W, sizes[l - 1], weightsOf(l).b, Z)
      activate(l, rows, Z, { withSlopes: true })
    }
  }

  /** Deltas of layer l - 1 from those of layer l, with the weights before their step. */
  const sendBack = (l: number, rows: number) => {
    const above = valuesOf(l)
    const below = valuesOf(l - 1)
    const back = transposed[l]
    if (!back) throw new RangeError(`no deltas are sent back to layer ${l - 1}`)
    kernels.transpose(sizes[l - 1], sizes[l], back.weightQuads, weightsOf(l).W, back.quads, back.W)
    kernels.listRows(
      rows,
      above.units,
      above.quads,
      above.D,
      above.deltaLists.table,
      above.deltaLists.entries
    )
    below.multiply(kernels, rows, above.deltaLists.table, back.W, sizes[l], zeros, below.D)
    multiplyBySlopes(l - 1, rows)
  }

  /** D = D * f'(Z) [* mask / keep] */
  const multiplyBySlopes = (l: number, rows: number) => {
    const layer = valuesOf(l)
    // Above 0 is what passed ReLU and, where the mask fell in the forward pass, was kept.
    const gate = l > 1 ? (masked[l]?.Z ?? layer.A) : layer.A
    const scale = dropout?.scheme === 'inverted' ? 1 / dropout.keep : 1
    for (const panel of layer.panels) {
      const count = (rows * panel.width) / 4
      const D = layer.panelOf(layer.D, panel)
      if (slopes[l]) kernels.multiplyElements(count, D, layer.panelOf(slopes[l], panel))
      else kernels.gate(count, D, layer.panelOf(gate, panel), scale)
    }
  }

  const stepLayer = (l: number, rows: number) => {
    const { inputs } = weightsOf(l)
    let lists = inputColumns
    if (l === 1) kernels.transposeLists(rows, inputs, inputTable, lists.table, lists.entries)
    else {
      const below = valuesOf(l - 1)
      lists = below.columnLists
      kernels.listColumns(rows, inputs, below.quads, masked[l - 1]?.A ?? below.A, lists.table, lists.entries)
    }
    steps.stepLayer(weightsOf(l), lists.table, valuesOf(l), l === 1)
    if (maxNorm !== undefined && l < last) steps.limitNorms(weightsOf(l), maxNorm, l === 1)
  }

  const penalty = () => steps.penalty(layers.filter((layer) => layer !== null))

  const loadLabels = (split: SplitName, positions: Uint32Array) => {
    const { part, index } = rowsOfSplit(data, split)
    const view = arena.bytes(labels, positions.length)
    for (let i = 0; i < positions.length; i++) view[i] = part.labels[index[positions[i]]]
  }

  initial.weights.forEach((W, l) => {
    weightsOf(l + 1).setWeights(W.data, l === 0 ? (folded?.std ?? null) : null)
    weightsOf(l + 1).biases.set(initial.biases[l].data)
  })
  folded?.foldFromWeights()

  return {
    evaluationRows: EVALUATION_ROWS,

    trainBatch(positions, place) {
      const rows = positions.length
      loadLabels('train', positions)
      inputTable = batches.list(positions, place)
      forward(rows, place)
      const output = valuesOf(last)
      const loss = kernels.crossEntropy(
        rows,
        sizes[last],
        output.quads,
        output.A,
        labels,
        labelSmoothing,
        output.D,
        0
      )
      const objective = loss / rows + penalty()
      if (dropout?.scheme === 'tutorial') maskAfterForward(rows, place, dropout.keep)
      steps.begin(stepOf(place), rows)
      for (let l = last; l >= 1; l--) {
        if (l > 1) sendBack(l, rows)
        stepLayer(l, rows)
      }
      return objective
    },

    evaluate(split, from, to, predictions) {
      const rows = to - from
      const positions = positionsOf.subarray(0, rows)
      for (let i = 0; i < rows; i++) positions[i] = from + i
      loadLabels(split, positions)
      inputTable = input.list(split, positions)
      forward(rows, null)
      const output = valuesOf(last)
      const loss = kernels.crossEntropy(
        rows,
        sizes[last],
        output.quads,
        output.A,
        labels,
        0,
        0,
        predictionsAt
      )
      predictions.set(arena.bytes(predictionsAt, rows))
      return loss
    },

    penalty,

    parameters: () =>
      sizes.slice(1).flatMap((outputs, i): Tensor[] => {
        const l = i + 1
        const factors = l === 1 ? (folded?.std ?? null) : null
        return [
          { name: `W${l}`, rows: sizes[i], cols: outputs, data: weightsOf(l).getWeights(factors) },
          { name: `b${l}`, rows: 1, cols: outputs, data: weightsOf(l).biases.slice() }
        ]
      }),

    saveState(into = new Uint8Array(stateBytes)) {
      into.set(arena.bytes(stateStart, stateBytes))
      return into
    },

    restoreState(state) {
      arena.bytes(stateStart, stateBytes).set(state)
      if (shift === null) folded?.foldFromWeights()
      else folded?.foldBias()
    }
  }
}

/** Whether the kernels can do what these regularizers ask for. */
export function supportsRegularization(regularization: Regularization): boolean {
  return activeRegularizers(regularization).penalties.every(({ kernel }) => kernel !== null)
}

function kernelOf({ kernel }: WeightPenalty) {
  if (kernel !== null) return kernel
  throw new RangeError('the fast engine knows penalties of |W| and W^2 only: use the reference engine')
}

/** Layer 0, the input, has neither weights nor values: nobody asks for them. */
function required<T>(value: T | null): T {
  if (value === null) throw new RangeError('the input layer has no weights and no values of its own')
  return value
}
