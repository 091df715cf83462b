import type { Arena } from './arena.ts'
import type { InputRows } from './input-rows.ts'
import type { Kernels, Pointer } from './kernels.ts'
import type { LayerWeights } from './layer.ts'

/**
 * The scaling of a first layer that takes raw features, in the kernels' memory. With V = W / std,
 *
 *   (x - mean) / std W + b = x V + (b - mean V)
 *
 * so that the zeros of x stay zeros. V is what is kept and trained.
 */
export class FoldedInput {
  readonly #kernels: Kernels
  readonly #layer: LayerWeights
  /** Lists without entries, and zeros: a batch of no rows. */
  readonly #noLists: Pointer
  readonly #zeros: Pointer
  readonly std: Float64Array
  readonly means: Pointer
  readonly stds: Pointer
  readonly variances: Pointer
  /** 0 for columns that are switched off: they have no gradient. */
  readonly inverseVariances: Pointer
  /** mean V, which every step works out anew. */
  readonly shift: Pointer
  /** b - mean V: the bias that goes with raw features. */
  readonly bias: Pointer
  /** The same for training batches: see TrainingRows.meansScale. */
  readonly trainingBias: Pointer
  readonly #meansScale: number
  readonly #scaledTotal: Pointer

  /** @param shift where that is kept, if the caller keeps it with what it saves */
  constructor(
    kernels: Kernels,
    arena: Arena,
    { mean, std }: NonNullable<InputRows['folding']>,
    divisor: Float64Array,
    layer: LayerWeights,
    meansScale: number,
    shift: Pointer | null
  ) {
    this.#kernels = kernels
    this.#layer = layer
    this.#noLists = arena.allocate(layer.inputs * 8)
    this.#zeros = arena.allocate(layer.padded * 4)
    this.std = std
    this.means = arena.allocateFloats(mean)
    this.stds = arena.allocateFloats(std)
    this.variances = arena.allocateFloats(std.map((s) => s * s))
    this.inverseVariances = arena.allocateFloats(std.map((s, j) => (divisor[j] === 0 ? 0 : 1 / (s * s))))
    this.shift = shift ?? arena.allocate(layer.padded * 4)
    this.bias = arena.allocate(layer.padded * 4)
    this.#meansScale = meansScale
    this.trainingBias = meansScale === 1 ? this.bias : arena.allocate(layer.padded * 4)
    this.#scaledTotal = arena.allocate(layer.padded * 4)
  }

  /** The biases from the shift that the last step left. */
  foldBias(): void {
    const { b, padded } = this.#layer
    this.#kernels.subtractScaled(padded / 4, b, 1, this.shift, this.bias)
    if (this.#meansScale === 1) return
    this.#kernels.subtractScaled(padded / 4, b, this.#meansScale, this.shift, this.trainingBias)
  }

  /** The sum of a training batch's deltas as the gradient's correction by the means needs it. */
  totalForMeans(total: Pointer): Pointer {
    if (this.#meansScale === 1) return total
    const { padded } = this.#layer
    this.#kernels.subtractScaled(padded / 4, this.#zeros, -this.#meansScale, total, this.#scaledTotal)
    return this.#scaledTotal
  }

  /** Shift and bias from the weights as they are: a step of no length, on no rows. */
  foldFromWeights(): void {
    const { inputs, panels } = this.#layer
    for (const panel of panels) {
      this.#kernels.stepFoldedWeights(
        panel.width,
        inputs,
        this.#noLists,
        this.#zeros,
        this.#layer.panelOf(panel),
        1,
        0,
        this.means,
        this.inverseVariances,
        this.#zeros,
        this.shift + panel.start * 4
      )
    }
    this.foldBias()
  }
}
