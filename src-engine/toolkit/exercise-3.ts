import { type Matrix, matrixFromRows, matrixOf } from '../matrix.ts'
import type { RandomSource } from '../random/random-source.ts'
import { crossEntropy } from './cross-entropy.ts'
import { zipElements } from './elementwise.ts'
import { l2Regularization } from './l2-regularization.ts'
import { affine } from './layer.ts'
import { backwardMlp, forwardMlp } from './mlp.ts'

/**
 * Exercise 3: one step of gradient descent on a network of 3 inputs, 4 hidden units and 2 classes, with L2 on the
 * weights and not on the biases. X, W1 and W2 are drawn from `rng`, in that order.
 *
 *     total loss = data loss + lambda * sum of W^2
 *     W = W - lr * (gradW + 2 * lambda * W)        b = b - lr * gradB
 */
export function exercise3(rng: RandomSource) {
  const X = randomNormal(5, 3, 1, rng)
  const y = matrixFromRows([
    [1, 0],
    [1, 0],
    [0, 1],
    [0, 1],
    [1, 0]
  ])
  const W1 = randomNormal(3, 4, 0.1, rng)
  const b1 = matrixOf(1, 4)
  const W2 = randomNormal(4, 2, 0.1, rng)
  const b2 = matrixOf(1, 2)
  const lr = 0.1
  const lambda = 0.01

  const Z1 = affine(X, W1, b1)
  const { A1, A2 } = forwardMlp(X, W1, b1, W2, b2)
  const dataLoss = crossEntropy(A2, y)
  const { penalty, gradients: penaltyGradients } = l2Regularization([W1, W2], lambda)
  const totalLoss = dataLoss + penalty

  const dataGradients = backwardMlp(X, A1, A2, y, W1, W2, Z1)
  const gradW1 = add(dataGradients.gradW1, penaltyGradients[0])
  const gradW2 = add(dataGradients.gradW2, penaltyGradients[1])
  const { gradB1, gradB2 } = dataGradients

  const step = (param: Matrix, gradient: Matrix) => zipElements(param, gradient, (w, dw) => w - lr * dw)
  return {
    inputs: { X, y, W1, b1, W2, b2, lr, lambda },
    forward: { Z1, A1, A2 },
    dataLoss,
    penalty,
    totalLoss,
    gradients: { gradW1, gradB1, gradW2, gradB2 },
    updated: { W1: step(W1, gradW1), b1: step(b1, gradB1), W2: step(W2, gradW2), b2: step(b2, gradB2) }
  }
}

function randomNormal(rows: number, cols: number, scale: number, rng: RandomSource): Matrix {
  return matrixOf(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => rng.randn() * scale)
  )
}

function add(A: Matrix, B: Matrix): Matrix {
  return zipElements(A, B, (a, b) => a + b)
}
