import type { Matrix } from '../matrix.ts'

/** The loss of predictions (N x O) against targets y (N x O): one number, smaller is better. */
export type LossFn = (prediction: Matrix, y: Matrix) => number

/** An activation: pre-activations Z (N x O) to activations of the same shape. */
export type ActivationFn = (Z: Matrix) => Matrix
