import type { Matrix } from '../matrix.ts'
import type { RandomSource } from '../random/random-source.ts'
import { requireCount, requireElements, requireShape } from './checks.ts'
import { mapElements, sumElements, zipElements } from './elementwise.ts'
import type { ActivationFn, LossFn } from './function-types.ts'
import { affine } from './layer.ts'
import { matrixMultiply } from './matrix-multiply.ts'
import { takeRows } from './take-rows.ts'
import { transpose } from './transpose.ts'

const identity: ActivationFn = (Z) => Z

/**
 * Trains a single layer by mini-batch gradient descent: X (N x I), y (N x O), W (I x O), b (1 x O).
 * Every epoch draws one permutation of the examples from `rng` and walks through it in batches of `batchSize`, the
 * last one smaller when N does not divide evenly. Each batch of n examples gives one update:
 *
 *     error = activationFn(X W + b) - y
 *     W = W - lr * X^T error / n        b = b - lr * mean(error)
 *
 * That gradient is exact for binaryCrossEntropy with sigmoid and, up to the factor 2, for mseLoss with the identity;
 * it is used whatever the loss, and `lossFn` is only reported. The mean is one number over all of error, so it suits
 * one output (O = 1), which is what the tutorial trains.
 *
 * Returns the new W and b (the given ones stay as they were) and the loss over all of X after each epoch.
 * Throws ShapeError when the shapes do not fit, RangeError for lr not above 0, or epochs or batchSize below 1.
 *
 * Source: Goodfellow, Bengio & Courville 2016, Deep Learning, algorithm 8.1; Bishop 2006, Pattern Recognition and
 * Machine Learning, eq. 4.91 for the gradient.
 */
export function gradientDescent(
  X: Matrix,
  y: Matrix,
  W: Matrix,
  b: Matrix,
  lr: number,
  epochs: number,
  batchSize: number,
  lossFn: LossFn,
  activationFn: ActivationFn = identity,
  rng: RandomSource
): { W: Matrix; b: Matrix; lossHistory: number[] } {
  requireElements('X', X)
  requireShape('W', W, X.cols, y.cols, 'give W one row per column of X and one column per column of y')
  requireShape('b', b, 1, y.cols, 'give b one value per column of y')
  requireShape('y', y, X.rows, y.cols, 'give y one row per row of X')
  requireCount('epochs', epochs)
  requireCount('batchSize', batchSize)
  if (!(lr > 0 && lr < Infinity)) {
    throw new RangeError(`lr should be a finite number above 0, ${lr} came: try 0.1`)
  }

  const lossHistory: number[] = []
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = rng.permutation(X.rows)
    for (let start = 0; start < X.rows; start += batchSize) {
      const batch = order.subarray(start, start + batchSize)
      const batchX = takeRows(X, batch)
      const prediction = activationFn(affine(batchX, W, b))
      const error = zipElements(prediction, takeRows(y, batch), (a, target) => a - target)
      const meanError = sumElements(error) / error.data.length
      const sums = matrixMultiply(transpose(batchX), error)
      W = zipElements(W, sums, (w, sum) => w - (lr * sum) / batch.length)
      b = mapElements(b, (value) => value - lr * meanError)
    }
    lossHistory.push(lossFn(activationFn(affine(X, W, b)), y))
  }
  return { W, b, lossHistory }
}
