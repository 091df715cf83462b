import * as z from 'zod'
import type { Matrix } from '../matrix.ts'
import { field, withDefaults } from '../spec/field.ts'
import type { Regularizer } from './regularizer.ts'

const options = z.strictObject(
  withDefaults({
    limit: field(z.number().gt(0), {
      label: 'Largest norm',
      help: "The longest that a hidden unit's incoming weights may be, as a vector. 2 to 4 are usual beside dropout.",
      range: 'a number above 0',
      default: 3
    })
  })
)

export const maxNorm = {
  id: 'maxNorm',
  label: 'Max-norm',
  formula: 'after each step: w <- w * min(1, limit / ||w||), w: the incoming weights of a hidden unit',
  help: 'Bounds the weights of each hidden unit rather than pulling at them, which allows large learning rates.',
  source:
    'N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov, "Dropout: a simple way to prevent neural networks from overfitting", JMLR 15, 2014, section 5.1',
  options,
  effects: ({ limit }: z.infer<typeof options>) => ({ maxNorm: limit })
} satisfies Regularizer<z.infer<typeof options>>

/** Shortens each column of W (the incoming weights of one unit) to at most `limit`, in place. */
export function limitColumnNorms(W: Matrix, limit: number): void {
  const squares = new Float64Array(W.cols)
  for (let k = 0; k < W.data.length; k++) squares[k % W.cols] += W.data[k] * W.data[k]
  const factors = squares.map((square) => Math.min(1, limit / Math.sqrt(square)))
  for (let k = 0; k < W.data.length; k++) W.data[k] *= factors[k % W.cols]
}
