import type { Matrix } from '../matrix.ts'
import { mapElements } from './elementwise.ts'

/**
 * The logistic function of every element: any shape, to values in 0..1.
 *
 *     sigmoid(z) = 1 / (1 + exp(-z))
 *
 * No extreme gives NaN: below z = -709 exp(-z) is Infinity, and 1 / Infinity is 0, the limit.
 *
 * Source: Goodfellow, Bengio & Courville 2016, Deep Learning, section 3.10.
 */
export function sigmoid(Z: Matrix): Matrix {
  return mapElements(Z, (z) => 1 / (1 + Math.exp(-z)))
}
