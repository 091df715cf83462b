import { optimizerOf } from '../chosen-method.ts'
import type { GradientStep, OptimizerFormula } from '../optimizers/optimizer.ts'
import type { RunSpec } from '../spec/run-spec.ts'
import type { Arena } from './arena.ts'
import type { FoldedInput } from './folded-input.ts'
import type { Kernels, Pointer } from './kernels.ts'
import type { LayerValues, LayerWeights } from './layer.ts'

/** As assembly/optimizers.ts counts them. */
const FORMULA_NUMBER = { sgd: 0, momentum: 1, rms: 2, adam: 3 } satisfies Record<OptimizerFormula, number>
/** Bytes of the settings: numbers in the first 64, behind them room for a row of a gradient. */
const SETTINGS_BYTES = 64 + 128

/** What shrinks weights, summed over all regularizers and the optimizer. */
export interface Shrinking {
  /** Lambda of sum |W| and of sum W^2 in the loss. */
  readonly l1: number
  readonly l2: number
  /** Decoupled decay per unit of the learning rate. */
  readonly decay: number
}

/**
 * The fast engine's gradient steps: gradient, penalty and optimizer in one pass over the weights; no gradient is ever
 * stored. SGD with nothing but penalties of squared weights has a kernel of its own; all else goes by the formulas of
 * assembly/optimizers.ts.
 */
export class WeightSteps {
  readonly #kernels: Kernels
  readonly #arena: Arena
  readonly #optimizer: RunSpec['training']['optimizer']
  readonly #shrinking: Shrinking
  readonly #folded: FoldedInput | null
  readonly #ofWeights: Pointer
  readonly #ofBiases: Pointer
  readonly #isPlain: boolean
  #step: GradientStep = { number: 0, learningRate: 0 }
  #rows = 1
  #formula = 0

  constructor(
    kernels: Kernels,
    arena: Arena,
    optimizer: RunSpec['training']['optimizer'],
    shrinking: Shrinking,
    folded: FoldedInput | null
  ) {
    this.#kernels = kernels
    this.#arena = arena
    this.#optimizer = optimizer
    this.#shrinking = shrinking
    this.#folded = folded
    this.#ofWeights = arena.allocate(SETTINGS_BYTES)
    this.#ofBiases = arena.allocate(SETTINGS_BYTES)
    this.#isPlain = optimizer.id === 'sgd' && shrinking.l1 === 0
  }

  /** Makes ready for the step of a batch of so many rows. */
  begin(step: GradientStep, rows: number): void {
    this.#step = step
    this.#rows = rows
    if (this.#isPlain) return
    const { formula, numbers } = optimizerOf(this.#optimizer).kernel(this.#optimizer, step)
    this.#formula = FORMULA_NUMBER[formula]
    const { l1, l2, decay } = this.#shrinking
    const shrinking = [2 * l2, l1, decay * step.learningRate]
    for (const [settings, ends] of [
      [this.#ofWeights, shrinking],
      // Biases are not shrunk.
      [this.#ofBiases, [0, 0, 0]]
    ] as const) {
      const view = this.#arena.floats(settings, 9)
      view.set(numbers)
      view.set([1 / rows, ...ends], 5)
    }
  }

  /**
   * Moves a layer's weights and biases.
   *
   * @param lists the layer's inputs, as lists of the batch's rows by column
   * @param values the layer's deltas
   * @param isFirst whether it is the layer that takes the input
   */
  stepLayer(layer: LayerWeights, lists: Pointer, values: LayerValues, isFirst: boolean): void {
    this.#kernels.sumColumns(this.#rows, values.units, values.quads, values.D, values.total)
    const folded = isFirst ? this.#folded : null
    if (this.#isPlain) this.#stepPlainly(layer, lists, values, folded)
    else this.#stepByFormula(layer, lists, values, folded)
    folded?.foldBias()
  }

  /** Shortens the incoming weights of each unit to at most `limit`. */
  limitNorms(layer: LayerWeights, limit: number, isFirst: boolean): void {
    const folded = isFirst ? this.#folded : null
    for (const panel of layer.panels) {
      const shift = folded ? folded.shift + panel.start * 4 : 0
      const at = layer.panelOf(panel)
      this.#kernels.limitNorms(panel.width, layer.inputs, at, folded?.variances ?? 0, limit, shift)
    }
    folded?.foldBias()
  }

  /** What the penalties add to the loss. @param layers all of them, the first first */
  penalty(layers: readonly LayerWeights[]): number {
    const { l1, l2 } = this.#shrinking
    if (l1 === 0 && l2 === 0) return 0
    let [absolutes, squares] = [0, 0]
    for (const [l, layer] of layers.entries()) {
      const { inputs, panels } = layer
      const [stds, variances] = l === 0 && this.#folded ? [this.#folded.stds, this.#folded.variances] : [0, 0]
      for (const panel of panels) {
        const at = layer.panelOf(panel)
        if (l1 > 0) absolutes += this.#kernels.sumOfAbsolutes(panel.width, inputs, at, stds)
        if (l2 > 0) squares += this.#kernels.sumOfSquares(panel.width, inputs, at, variances)
      }
    }
    return l1 * absolutes + l2 * squares
  }

  #stepPlainly(layer: LayerWeights, lists: Pointer, values: LayerValues, folded: FoldedInput | null): void {
    const { learningRate } = this.#step
    const { l2, decay: decoupled } = this.#shrinking
    const decay = 1 - 2 * learningRate * l2 - learningRate * decoupled
    const rate = learningRate / this.#rows
    const total = folded ? folded.totalForMeans(values.total) : 0
    for (const panel of layer.panels) {
      const { start, width } = panel
      const D = values.panelOf(values.D, panel)
      const at = layer.panelOf(panel)
      if (folded) {
        const { means, inverseVariances, shift } = folded
        this.#kernels.stepFoldedWeights(
          width,
          layer.inputs,
          lists,
          D,
          at,
          decay,
          rate,
          means,
          inverseVariances,
          total + start * 4,
          shift + start * 4
        )
      } else this.#kernels.stepWeights(width, layer.inputs, lists, D, at, decay, rate)
    }
    this.#kernels.subtractScaled(layer.padded / 4, layer.b, rate, values.total, layer.b)
  }

  #stepByFormula(layer: LayerWeights, lists: Pointer, values: LayerValues, folded: FoldedInput | null): void {
    const formula = this.#formula
    const total = folded ? folded.totalForMeans(values.total) : 0
    for (const panel of layer.panels) {
      const { start, width } = panel
      const D = values.panelOf(values.D, panel)
      const offset = layer.offsetOf(panel)
      const [first, second] = [0, 1].map((s) => (s < layer.slots.length ? layer.slots[s].W + offset : 0))
      const at = layer.W + offset
      if (folded) {
        const { means, stds, shift } = folded
        this.#kernels.stepFoldedWeightsByFormula(
          width,
          layer.inputs,
          lists,
          D,
          at,
          formula,
          first,
          second,
          this.#ofWeights,
          means,
          stds,
          total + start * 4,
          shift + start * 4
        )
      } else {
        this.#kernels.stepWeightsByFormula(
          width,
          layer.inputs,
          lists,
          D,
          at,
          formula,
          first,
          second,
          this.#ofWeights
        )
      }
    }
    const [first, second] = [0, 1].map((s) => (s < layer.slots.length ? layer.slots[s].b : 0))
    this.#kernels.stepByFormula(
      formula,
      layer.padded / 4,
      layer.b,
      values.total,
      first,
      second,
      this.#ofBiases,
      1
    )
  }
}
