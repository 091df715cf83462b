import { matrixOf, type Matrix } from '../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { crossEntropy } from '../../../src-engine/toolkit/cross-entropy.ts'
import { mapElements, zipElements } from '../../../src-engine/toolkit/elementwise.ts'
import { exercise3 } from '../../../src-engine/toolkit/exercise-3.ts'
import { l2Regularization } from '../../../src-engine/toolkit/l2-regularization.ts'
import { affine, affineGradients } from '../../../src-engine/toolkit/layer.ts'
import { matrixMultiply } from '../../../src-engine/toolkit/matrix-multiply.ts'
import { relu, reluBackward } from '../../../src-engine/toolkit/relu.ts'
import { softmax } from '../../../src-engine/toolkit/softmax.ts'
import { transpose } from '../../../src-engine/toolkit/transpose.ts'
import { maskOf, type Scheme } from './dropout-by-hand.ts'

export interface StepSettings {
  readonly l2: boolean
  readonly dropout: 'off' | Scheme
  /** Probability that a hidden unit is kept. */
  readonly keep: number
  /** Of the mask. */
  readonly maskSeed: number
}

/** The numbers that exercise 3 starts from, drawn with seed 0. */
export const inputs = exercise3(new NumpyLegacy(0)).inputs
export type Inputs = typeof inputs

/**
 * One epoch of exercise 3's network with everything that happens in it: N = 5 examples, I = 3 inputs, H = 4 hidden
 * units, O = 2 classes. The five examples are one batch, so an epoch is one step of gradient descent.
 *
 *     Z1 = X W1 + b1          A1 = relu(Z1)       D1 = A1 * mask / keep     (N x H; dropout as published)
 *     Z2 = D1 W2 + b2         A2 = softmax(Z2)                              (N x O)
 *     dZ2 = A2 - y            dD1 = dZ2 W2^T      dZ1 = dD1 * mask / keep * [Z1 > 0]
 *
 * The tutorial's dropout is not divided by keep and falls after the forward pass: the output is worked out from A1, and
 * only gradW2 = D1^T dZ2 / N sees the mask.
 */
export function trainingStep({ X, y, W1, b1, W2, b2, lr, lambda }: Inputs, settings: StepSettings) {
  const { l2, dropout, keep, maskSeed } = settings
  const Z1 = affine(X, W1, b1)
  const A1 = relu(Z1)
  const mask = dropout === 'off' ? mapElements(A1, () => 1) : maskOf(A1, keep, maskSeed)
  const scale = dropout === 'inverted' ? 1 / keep : 1
  const throughMask = (M: Matrix) => zipElements(M, mask, (m, kept) => m * kept * scale)
  const D1 = throughMask(A1)

  const Z2 = affine(dropout === 'tutorial' ? A1 : D1, W2, b2)
  const A2 = softmax(Z2)
  const dataLoss = crossEntropy(A2, y)
  const { penalty, gradients: penaltyGradients } = l2Regularization([W1, W2], l2 ? lambda : 0)

  const dZ2 = zipElements(A2, y, (a, target) => a - target)
  const { gradW: dataGradW2, gradB: gradB2 } = affineGradients(D1, dZ2)
  const dD1 = matrixMultiply(dZ2, transpose(W2))
  const dZ1 = reluBackward(dropout === 'inverted' ? throughMask(dD1) : dD1, Z1)
  const { gradW: dataGradW1, gradB: gradB1 } = affineGradients(X, dZ1)
  const gradW1 = zipElements(dataGradW1, penaltyGradients[0], (data, extra) => data + extra)
  const gradW2 = zipElements(dataGradW2, penaltyGradients[1], (data, extra) => data + extra)

  const step = (parameter: Matrix, gradient: Matrix) =>
    zipElements(parameter, gradient, (w, dw) => w - lr * dw)
  const updated = { W1: step(W1, gradW1), b1: step(b1, gradB1), W2: step(W2, gradW2), b2: step(b2, gradB2) }
  return {
    forward: { Z1, A1, mask, D1, Z2, A2 },
    loss: {
      data: dataLoss,
      penalty,
      total: dataLoss + penalty,
      after: totalLoss(X, y, updated, l2 ? lambda : 0)
    },
    backward: { dZ2, dataGradW2, gradB2, dD1, dZ1, dataGradW1, gradB1, gradW1, gradW2, penaltyGradients },
    updated
  }
}

export type TrainingStep = ReturnType<typeof trainingStep>

/** Without dropout, as a network is judged. */
function totalLoss(X: Matrix, y: Matrix, { W1, b1, W2, b2 }: TrainingParameters, lambda: number): number {
  const A2 = softmax(affine(relu(affine(X, W1, b1)), W2, b2))
  return crossEntropy(A2, y) + l2Regularization([W1, W2], lambda).penalty
}

interface TrainingParameters {
  readonly W1: Matrix
  readonly b1: Matrix
  readonly W2: Matrix
  readonly b2: Matrix
}

/** A single number, to be shown as a matrix. */
export const scalar = (value: number) => matrixOf(1, 1, Float64Array.of(value))
