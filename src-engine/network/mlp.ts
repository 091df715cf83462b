import type { ActivationFunction } from '../activations/activation.ts'
import { matrixOf, type Matrix } from '../matrix.ts'
import type { Ops } from '../ops/ops.ts'
import type { HiddenMask } from '../regularizers/regularizer.ts'
import { meanCrossEntropy, smoothedCrossEntropy } from './cross-entropy.ts'
import type { Parameters } from './parameters.ts'

/** Fills rows x units zeros and ones for a hidden layer (1 is the first). */
type DrawMask = (layer: number, rows: number, units: number, out: Uint8Array) => void

/** Dropout as one batch sees it: its settings and where its bits come from. */
export interface BatchMask extends HiddenMask {
  readonly draw: DrawMask
}

/**
 * A multi-layer perceptron: hidden layers with one activation, a softmax at the end, cross-entropy as its loss. It owns
 * the buffers of one batch, so that a step allocates next to nothing.
 *
 *   A0 = X,  Zl = A(l-1) Wl + bl,  Al = f(Zl) in hidden layers,  AL = softmax(ZL)
 *
 * Arrays are indexed by layer as in the formulas: A[0] is the input, A[1] the first hidden layer. weights[l - 1] is Wl.
 */
export class Mlp {
  readonly #ops: Ops
  readonly #activation: ActivationFunction
  readonly #parameters: Parameters
  readonly #sizes: readonly number[]
  readonly #smoothing: number
  /** Buffers with room for maxRows rows. */
  readonly #Z: Float64Array[]
  readonly #A: Float64Array[]
  readonly #D: Float64Array[]
  readonly #masks: Uint8Array[]
  readonly #gradients: Parameters

  /** @param smoothing the share of each target that is spread over all classes, while training */
  constructor(
    ops: Ops,
    sizes: readonly number[],
    activation: ActivationFunction,
    parameters: Parameters,
    maxRows: number,
    smoothing = 0
  ) {
    this.#ops = ops
    this.#activation = activation
    this.#parameters = parameters
    this.#sizes = sizes
    this.#smoothing = smoothing
    this.#Z = sizes.map((units) => new Float64Array(maxRows * units))
    this.#A = sizes.map((units) => new Float64Array(maxRows * units))
    this.#D = sizes.map((units) => new Float64Array(maxRows * units))
    this.#masks = sizes.map((units) => new Uint8Array(maxRows * units))
    this.#gradients = {
      weights: parameters.weights.map((W) => matrixOf(W.rows, W.cols)),
      biases: parameters.biases.map((b) => matrixOf(b.rows, b.cols))
    }
  }

  /** The probabilities of the classes, N x C, without dropout. Valid until the next call. */
  probabilities(X: Matrix): Matrix {
    return this.#forward(X, null)
  }

  /**
   * The mean cross-entropy of a batch and its gradients with respect to all parameters (without penalties).
   * The gradients are buffers of this network: valid until the next call.
   */
  gradients(X: Matrix, labels: Uint8Array, mask: BatchMask | null): { loss: number; gradients: Parameters } {
    const loss = this.loss(X, labels, mask)
    if (mask?.scheme === 'tutorial') this.#maskAfterForward(X.rows, mask)
    this.#backward(X, labels, inForward(mask))
    return { loss, gradients: this.#gradients }
  }

  /** The mean cross-entropy of a batch as a training step sees it: through the masks, where they fall in the forward pass. */
  loss(X: Matrix, labels: Uint8Array, mask: BatchMask | null): number {
    const output = this.#forward(X, inForward(mask))
    return this.#smoothing === 0
      ? meanCrossEntropy(output, labels)
      : smoothedCrossEntropy(output, labels, this.#smoothing)
  }

  /** For each hidden value of the last forward pass, how many of the activation's kinks lie below it. */
  kinksBelow(rows: number): number[] {
    const hidden = this.#Z.slice(1, -1).flatMap((Z, l) => [...Z.subarray(0, rows * this.#sizes[l + 1])])
    return hidden.map((z) => this.#activation.kinks.filter((kink) => z > kink).length)
  }

  get #lastLayer(): number {
    return this.#sizes.length - 1
  }

  #forward(X: Matrix, mask: BatchMask | null): Matrix {
    let A = X
    for (let l = 1; l <= this.#lastLayer; l++) {
      const Z = this.#affine(l, A)
      A = this.#view(this.#A, l, X.rows)
      if (l === this.#lastLayer) this.#ops.softmax(Z, A)
      else {
        this.#activate(Z, A)
        if (mask) this.#mask(l, A, mask, 1 / mask.keep)
      }
    }
    return A
  }

  /**
   * The tutorial's dropout: the output is already there when the masks fall on A1, A2, ...; the next layers' Z are
   * worked out again from the masked activations, for the backward pass alone.
   */
  #maskAfterForward(rows: number, mask: BatchMask): void {
    for (let l = 1; l < this.#lastLayer; l++) this.#mask(l, this.#view(this.#A, l, rows), mask, 1)
    for (let l = 2; l < this.#lastLayer; l++) this.#affine(l, this.#view(this.#A, l - 1, rows))
  }

  /**
   *   DL = AL - Y  (Y: one-hot, or smoothed), dWl = A(l-1)^T Dl / N,  dbl = mean Dl,  D(l-1) = (Dl Wl^T) * f'(Z(l-1))  [* mask / keep]
   */
  #backward(X: Matrix, labels: Uint8Array, mask: BatchMask | null): void {
    const output = this.#view(this.#A, this.#lastLayer, X.rows)
    let D = this.#view(this.#D, this.#lastLayer, X.rows)
    D.data.set(output.data)
    for (let i = 0; i < X.rows; i++) D.data[i * D.cols + labels[i]] -= 1 - this.#smoothing
    const evenly = this.#smoothing / D.cols
    if (evenly > 0) for (let k = 0; k < D.data.length; k++) D.data[k] -= evenly

    for (let l = this.#lastLayer; l >= 1; l--) {
      const below = l === 1 ? X : this.#view(this.#A, l - 1, X.rows)
      this.#ops.weightGradient(below, D, this.#gradients.weights[l - 1])
      this.#ops.biasGradient(D, this.#gradients.biases[l - 1])
      if (l === 1) break
      const DBelow = this.#view(this.#D, l - 1, X.rows)
      this.#ops.inputGradient(D, this.#parameters.weights[l - 1], DBelow)
      this.#multiplyByDerivative(l - 1, DBelow)
      if (mask) this.#multiplyByMask(l - 1, DBelow, 1 / mask.keep)
      D = DBelow
    }
  }

  #affine(l: number, A: Matrix): Matrix {
    const Z = this.#view(this.#Z, l, A.rows)
    this.#ops.affine(A, this.#parameters.weights[l - 1], this.#parameters.biases[l - 1], Z)
    return Z
  }

  #activate(Z: Matrix, A: Matrix): void {
    for (let k = 0; k < A.data.length; k++) A.data[k] = this.#activation.value(Z.data[k])
  }

  #multiplyByDerivative(l: number, D: Matrix): void {
    const Z = this.#Z[l]
    for (let k = 0; k < D.data.length; k++) D.data[k] *= this.#activation.derivative(Z[k])
  }

  #mask(l: number, A: Matrix, { draw }: BatchMask, scale: number): void {
    draw(l, A.rows, A.cols, this.#masks[l])
    this.#multiplyByMask(l, A, scale)
  }

  #multiplyByMask(l: number, M: Matrix, scale: number): void {
    const mask = this.#masks[l]
    for (let k = 0; k < M.data.length; k++) M.data[k] *= mask[k] * scale
  }

  #view(buffers: Float64Array[], l: number, rows: number): Matrix {
    const cols = this.#sizes[l]
    return matrixOf(rows, cols, buffers[l].subarray(0, rows * cols))
  }
}

/** The mask where it takes part in the forward pass: dropout as published does, the tutorial's does not. */
const inForward = (mask: BatchMask | null) => (mask?.scheme === 'inverted' ? mask : null)
