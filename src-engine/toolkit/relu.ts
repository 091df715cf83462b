import type { Matrix } from '../matrix.ts'
import { mapElements, zipElements } from './elementwise.ts'

/**
 * The rectified linear unit of every element, any shape.
 *
 *     relu(z) = max(0, z)
 *
 * Source: Nair & Hinton 2010, Rectified Linear Units Improve Restricted Boltzmann Machines.
 */
export function relu(Z: Matrix): Matrix {
  return mapElements(Z, (z) => Math.max(0, z))
}

/**
 * The way back through relu: dA (the gradient of A = relu(Z)) where Z > 0, else 0; all three of one shape.
 *
 *     dZ = dA * [Z > 0]
 *
 * At the kink z = 0, where relu has no derivative, 0 is taken. Throws ShapeError when the shapes differ.
 */
export function reluBackward(dA: Matrix, Z: Matrix): Matrix {
  return zipElements(dA, Z, (da, z) => (z > 0 ? da : 0))
}
