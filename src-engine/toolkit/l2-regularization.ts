import type { Matrix } from '../matrix.ts'
import { mapElements, sumElements } from './elementwise.ts'

/**
 * The L2 penalty that is added to the loss, and its gradients, which are added to those of the data loss.
 * Weights of any shapes, without the biases; one gradient of the same shape for each.
 *
 *     penalty = lambda * (sum of W^2 over all weights)        gradient = 2 * lambda * W
 *
 * Textbooks often write lambda / 2 for the penalty, which makes the gradient lambda * W.
 * Throws RangeError unless lambda is a finite number >= 0.
 *
 * Source: Goodfellow, Bengio & Courville 2016, Deep Learning, section 7.1.1; Krogh & Hertz 1991,
 * A Simple Weight Decay Can Improve Generalization.
 */
export function l2Regularization(
  weights: readonly Matrix[],
  lambda: number
): { penalty: number; gradients: Matrix[] } {
  if (!(lambda >= 0 && lambda < Infinity)) {
    throw new RangeError(
      `lambda should be a finite number of at least 0, ${lambda} came: use 0 for no penalty, or try 0.01`
    )
  }
  const sumsOfSquares = weights.map((W) => sumElements(mapElements(W, (w) => w * w)))
  return {
    penalty: lambda * sumsOfSquares.reduce((total, sum) => total + sum, 0),
    gradients: weights.map((W) => mapElements(W, (w) => 2 * lambda * w))
  }
}
