import { type Matrix, matrixOf } from '../matrix.ts'
import type { LossFn } from './function-types.ts'

/**
 * The gradient of a loss in every parameter, measured and not derived: the check for any backward pass.
 *
 *     gradient(w) = (loss with w + h  -  loss with w - h) / (2 h)        central differences, error of order h^2
 *
 * `params` holds the parameters by name, and `forwardFn` predicts from X and them: for a network with one hidden layer
 * `(X, { W1, b1, W2, b2 }) => forwardMlp(X, W1, b1, W2, b2).A2`. The elements of `params` are moved in place one at a
 * time and put back bit for bit, also when forwardFn or lossFn throws. Gradients come by the same names, each of the
 * shape of its parameter.
 *
 * Where a relu changes sides between w - h and w + h the result is the slope across the kink, not the gradient.
 * Throws RangeError unless h is a finite number above 0.
 *
 * Source: Bishop 2006, Pattern Recognition and Machine Learning, eq. 5.69.
 */
export function numericalGradient<Name extends string>(
  X: Matrix,
  y: Matrix,
  params: Readonly<Record<Name, Matrix>>,
  lossFn: LossFn,
  forwardFn: (X: Matrix, params: Readonly<Record<Name, Matrix>>) => Matrix,
  h = 1e-4
): Record<Name, Matrix> {
  if (!(h > 0 && h < Infinity)) {
    throw new RangeError(`h should be a finite number above 0, ${h} came: 1e-4 suits values around 1`)
  }
  const loss = () => lossFn(forwardFn(X, params), y)
  const gradients: Record<Name, Matrix> = { ...params }
  for (const name in params) gradients[name] = slopes(params[name], loss, h)
  return gradients
}

function slopes({ rows, cols, data }: Matrix, loss: () => number, h: number): Matrix {
  const slopeAt = (w: number, i: number) => {
    try {
      data[i] = w + h
      const above = loss()
      data[i] = w - h
      const below = loss()
      return (above - below) / (2 * h)
    } finally {
      data[i] = w
    }
  }
  return matrixOf(rows, cols, data.map(slopeAt))
}
