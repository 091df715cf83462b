import type { Matrix } from '../matrix.ts'
import { requireElements, requireShape } from './checks.ts'
import { zipElements } from './elementwise.ts'
import { affine, affineGradients, requireLayersFit } from './layer.ts'
import { matrixMultiply } from './matrix-multiply.ts'
import { relu, reluBackward } from './relu.ts'
import { softmax } from './softmax.ts'
import { transpose } from './transpose.ts'

// Sizes: N examples, I inputs, H1 and H2 hidden units, O outputs (classes).

/**
 * The forward pass of a network with two hidden layers:
 * X (N x I), W1 (I x H1), b1 (1 x H1), W2 (H1 x H2), b2 (1 x H2), W3 (H2 x O), b3 (1 x O)
 * give A1 (N x H1), A2 (N x H2) and A3 (N x O, rows sum to 1).
 *
 *     A1 = relu(X W1 + b1)        A2 = relu(A1 W2 + b2)        A3 = softmax(A2 W3 + b3)
 *
 * Throws ShapeError when a layer does not fit what comes before it.
 *
 * Source: Goodfellow, Bengio & Courville 2016, Deep Learning, algorithm 6.3.
 */
export function forwardMlp3Layer(
  X: Matrix,
  W1: Matrix,
  b1: Matrix,
  W2: Matrix,
  b2: Matrix,
  W3: Matrix,
  b3: Matrix
): { A1: Matrix; A2: Matrix; A3: Matrix } {
  requireLayersFit(X, [
    [W1, b1],
    [W2, b2],
    [W3, b3]
  ])
  const A1 = relu(affine(X, W1, b1))
  const A2 = relu(affine(A1, W2, b2))
  const A3 = softmax(affine(A2, W3, b3))
  return { A1, A2, A3 }
}

/**
 * The gradients of crossEntropy(A3, y) for one-hot y (N x O), each of the shape of its parameter.
 * Z1 = X W1 + b1 (N x H1) and Z2 = A1 W2 + b2 (N x H2) are what went into each relu: A1 and A2 cannot stand in for
 * them once dropout has put zeros there.
 *
 *     dZ3 = A3 - y        dZ2 = (dZ3 W3^T) * [Z2 > 0]        dZ1 = (dZ2 W2^T) * [Z1 > 0]
 *     gradW3 = A2^T dZ3 / N        gradB3 = column means of dZ3
 *     gradW2 = A1^T dZ2 / N        gradB2 = column means of dZ2
 *     gradW1 = X^T dZ1 / N         gradB1 = column means of dZ1
 *
 * Throws ShapeError when the shapes do not fit together or X has no rows.
 *
 * Source: Rumelhart, Hinton & Williams 1986, Learning Representations by Back-Propagating Errors; for dZ3, Bishop 2006,
 * Pattern Recognition and Machine Learning, eq. 4.109.
 */
export function backwardMlp3Layer(
  X: Matrix,
  A1: Matrix,
  A2: Matrix,
  A3: Matrix,
  y: Matrix,
  W1: Matrix,
  W2: Matrix,
  W3: Matrix,
  Z1: Matrix,
  Z2: Matrix
): { gradW1: Matrix; gradB1: Matrix; gradW2: Matrix; gradB2: Matrix; gradW3: Matrix; gradB3: Matrix } {
  const [N, H1, H2, O] = [X.rows, W1.cols, W2.cols, W3.cols]
  requireElements('X', X)
  requireShape('W1', W1, X.cols, H1, 'give W1 one row per column of X')
  requireShape('W2', W2, H1, H2, 'give W2 one row per column of W1')
  requireShape('W3', W3, H2, O, 'give W3 one row per column of W2')
  requireShape('Z1', Z1, N, H1, 'pass the X W1 + b1 of this X')
  requireShape('Z2', Z2, N, H2, 'pass the A1 W2 + b2 of this X')
  requireShape('A1', A1, N, H1, 'pass the A1 that forwardMlp3Layer gave for this X')
  requireShape('A2', A2, N, H2, 'pass the A2 that forwardMlp3Layer gave for this X')
  requireShape('A3', A3, N, O, 'pass the A3 that forwardMlp3Layer gave for this X')
  requireShape('y', y, N, O, 'give y one row per example and one column per class')

  const dZ3 = zipElements(A3, y, (a, target) => a - target)
  const dZ2 = reluBackward(matrixMultiply(dZ3, transpose(W3)), Z2)
  const dZ1 = reluBackward(matrixMultiply(dZ2, transpose(W2)), Z1)
  const { gradW: gradW3, gradB: gradB3 } = affineGradients(A2, dZ3)
  const { gradW: gradW2, gradB: gradB2 } = affineGradients(A1, dZ2)
  const { gradW: gradW1, gradB: gradB1 } = affineGradients(X, dZ1)
  return { gradW1, gradB1, gradW2, gradB2, gradW3, gradB3 }
}
