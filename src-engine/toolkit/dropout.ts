import type { Matrix } from '../matrix.ts'
import type { RandomSource } from '../random/random-source.ts'
import { mapElements } from './elementwise.ts'

/**
 * Keeps every element of A (any shape) with probability p in training and puts 0 in the place of the others.
 *
 *     training: result = A * mask, each element of the mask 1 with probability p, else 0
 *     else:     result = A, and nothing is drawn
 *
 * The mask is drawn row by row from `rng`, one draw an element. p is the probability of keeping, not of dropping.
 *
 * There is no rescaling, as in the tutorial: in training the result has p times the mean of A, when not training all
 * of it. Srivastava et al. multiply the weights by p after training, and "inverted" dropout divides by p in training,
 * so that the two agree.
 *
 * Throws RangeError unless 0 < p <= 1.
 *
 * Source: Srivastava, Hinton, Krizhevsky, Sutskever & Salakhutdinov 2014, Dropout: A Simple Way to Prevent Neural
 * Networks from Overfitting.
 */
export function dropout(A: Matrix, p: number, rng: RandomSource, training = true): Matrix {
  if (!(p > 0 && p <= 1)) {
    throw new RangeError(
      `p should be above 0 and at most 1, ${p} came: p is the probability of keeping an element, 1 keeps all`
    )
  }
  return training ? mapElements(A, (a) => a * rng.bernoulli(p)) : A
}
