import type { Matrix } from '../matrix.ts'
import type { Method } from '../method.ts'

/** A term added to the loss that depends on the weights alone (never on biases). */
export interface WeightPenalty {
  /** When the term is l1 * sum |W| + l2 * sum W^2, which the fast engine's kernels can do; null for any other term. */
  readonly kernel: { readonly l1: number; readonly l2: number } | null
  /** Where its derivative jumps: a gradient check may not step across. There itself it is the mean of both sides'. */
  readonly kinks: readonly number[]
  /** The term for one layer's weights. */
  value(W: Matrix): number
  /** Adds the term's derivative to dW, the layer's gradient. */
  addGradient(W: Matrix, dW: Matrix): void
}

/** Random zeros among the hidden activations while training. */
export interface HiddenMask {
  /** Probability that a unit is kept, in (0, 1]. */
  readonly keep: number
  readonly scheme: DropoutScheme
}

/**
 * - inverted: as published. Masked and divided by keep in the forward pass; the same mask in the backward pass.
 * - tutorial: what the tutorial's code does. The masks fall on the activations after the whole forward pass, so the
 *   output never sees them; the backward pass uses the masked activations, and no division by keep.
 */
type DropoutScheme = 'inverted' | 'tutorial'

/** All that a regularizer can do to training: the hooks that the engines and the training loop have. */
export interface Effects {
  readonly penalty?: WeightPenalty
  readonly hiddenMask?: HiddenMask
  /** Takes learningRate * weightDecay of each weight away in a step, apart from the gradient. */
  readonly weightDecay?: number
  /** The longest that the incoming weights of a hidden unit may be, as a vector; shortened after each step. */
  readonly maxNorm?: number
  /** By how many pixels at most the images of a training batch are shifted, each in its own direction. */
  readonly inputShift?: number
  /** Standard deviation of noise that is added to the scaled inputs of a training batch. */
  readonly inputNoise?: number
  /** Probability that a scaled input of a training batch is kept (and divided by it); the others are 0. */
  readonly inputKeep?: number
  /** Ends training when the validation loss has not fallen by more than leastImprovement for `patience` epochs. */
  readonly earlyStopping?: { readonly patience: number; readonly leastImprovement: number }
  /** The share of each target that is spread evenly over all classes. */
  readonly labelSmoothing?: number
}

/**
 * A method that is meant to make a network generalize better. One file each in this folder and one line in
 * catalog.ts; the schema, the command line, the docs page and the gradient check follow from there.
 */
export interface Regularizer<Options> extends Method<Options> {
  effects(options: Options): Effects
}
