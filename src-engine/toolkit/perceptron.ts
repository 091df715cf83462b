import type { Matrix } from '../matrix.ts'
import { affine } from './layer.ts'
import { sigmoid } from './sigmoid.ts'

/**
 * A single layer with a sigmoid: X (N x I), W (I x O) and b (1 x O) give probabilities (N x O).
 *
 *     A = sigmoid(X W + b)
 *
 * Throws ShapeError when the shapes do not fit.
 *
 * Source: Rosenblatt 1958, The Perceptron, here with a sigmoid where the original has a step.
 */
export function forwardPerceptron(X: Matrix, W: Matrix, b: Matrix): Matrix {
  return sigmoid(affine(X, W, b))
}
