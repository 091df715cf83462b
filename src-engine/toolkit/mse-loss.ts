import type { Matrix } from '../matrix.ts'
import { requireElements, requireShape } from './checks.ts'
import { sumElements, zipElements } from './elementwise.ts'

/**
 * The mean squared error of predictions against targets y, both N x O: a mean over all N * O elements.
 *
 *     loss = mean((prediction - y)^2)
 *
 * Throws ShapeError when the shapes differ or there is nothing to average.
 *
 * Source: Goodfellow, Bengio & Courville 2016, Deep Learning, section 5.1.4.
 */
export function mseLoss(prediction: Matrix, y: Matrix): number {
  requireElements('the prediction', prediction)
  requireShape('y', y, prediction.rows, prediction.cols, 'give y the shape of the prediction')
  const squares = zipElements(prediction, y, (p, target) => (p - target) ** 2)
  return sumElements(squares) / squares.data.length
}
