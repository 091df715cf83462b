import type { Matrix } from '../matrix.ts'
import { requireElements, requireShape } from './checks.ts'
import { zipElements } from './elementwise.ts'
import { affine, affineGradients, requireLayersFit } from './layer.ts'
import { matrixMultiply } from './matrix-multiply.ts'
import { relu, reluBackward } from './relu.ts'
import { softmax } from './softmax.ts'
import { transpose } from './transpose.ts'

// Sizes: N examples, I inputs, H hidden units, O outputs (classes).

/**
 * The forward pass of a network with one hidden layer:
 * X (N x I), W1 (I x H), b1 (1 x H), W2 (H x O), b2 (1 x O) give A1 (N x H) and A2 (N x O, rows sum to 1).
 *
 *     A1 = relu(X W1 + b1)        A2 = softmax(A1 W2 + b2)
 *
 * Throws ShapeError when a layer does not fit what comes before it.
 *
 * Source: Goodfellow, Bengio & Courville 2016, Deep Learning, algorithm 6.3.
 */
export function forwardMlp(
  X: Matrix,
  W1: Matrix,
  b1: Matrix,
  W2: Matrix,
  b2: Matrix
): { A1: Matrix; A2: Matrix } {
  requireLayersFit(X, [
    [W1, b1],
    [W2, b2]
  ])
  const A1 = relu(affine(X, W1, b1))
  const A2 = softmax(affine(A1, W2, b2))
  return { A1, A2 }
}

/**
 * The gradients of crossEntropy(A2, y) for one-hot y (N x O), each of the shape of its parameter.
 * Z1 = X W1 + b1 (N x H) is what went into relu: A1 cannot stand in for it once dropout has put zeros there.
 *
 *     dZ2 = A2 - y        dZ1 = (dZ2 W2^T) * [Z1 > 0]
 *     gradW2 = A1^T dZ2 / N        gradB2 = column means of dZ2
 *     gradW1 = X^T dZ1 / N         gradB1 = column means of dZ1
 *
 * Throws ShapeError when the shapes do not fit together or X has no rows.
 *
 * Source: Rumelhart, Hinton & Williams 1986, Learning Representations by Back-Propagating Errors; for dZ2, Bishop 2006,
 * Pattern Recognition and Machine Learning, eq. 4.109.
 */
export function backwardMlp(
  X: Matrix,
  A1: Matrix,
  A2: Matrix,
  y: Matrix,
  W1: Matrix,
  W2: Matrix,
  Z1: Matrix
): { gradW1: Matrix; gradB1: Matrix; gradW2: Matrix; gradB2: Matrix } {
  const [N, H, O] = [X.rows, W1.cols, W2.cols]
  requireElements('X', X)
  requireShape('W1', W1, X.cols, H, 'give W1 one row per column of X')
  requireShape('W2', W2, H, O, 'give W2 one row per column of W1')
  requireShape('Z1', Z1, N, H, 'pass the X W1 + b1 of this X')
  requireShape('A1', A1, N, H, 'pass the A1 that forwardMlp gave for this X')
  requireShape('A2', A2, N, O, 'pass the A2 that forwardMlp gave for this X')
  requireShape('y', y, N, O, 'give y one row per example and one column per class')

  const dZ2 = zipElements(A2, y, (a, target) => a - target)
  const dZ1 = reluBackward(matrixMultiply(dZ2, transpose(W2)), Z1)
  const { gradW: gradW2, gradB: gradB2 } = affineGradients(A1, dZ2)
  const { gradW: gradW1, gradB: gradB1 } = affineGradients(X, dZ1)
  return { gradW1, gradB1, gradW2, gradB2 }
}
