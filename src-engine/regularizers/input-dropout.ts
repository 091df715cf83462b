import * as z from 'zod'
import { field, withDefaults } from '../spec/field.ts'
import type { Regularizer } from './regularizer.ts'

const options = z.strictObject(
  withDefaults({
    keep: field(z.number().gt(0).max(1), {
      label: 'Keep probability of inputs',
      help: 'Probability that an input is kept in a training step. 0.8 is usual; 1 keeps all.',
      range: 'a number above 0, at most 1',
      default: 0.8
    })
  })
)

export const inputDropout = {
  id: 'inputDropout',
  label: 'Dropout of inputs',
  formula: 'x * mask / keep, mask ~ Bernoulli(keep)',
  help: 'Switches inputs off at random while training. The inputs are the scaled ones: a standardized input that is off is at its mean.',
  source:
    'N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov, "Dropout: a simple way to prevent neural networks from overfitting", JMLR 15, 2014',
  options,
  effects: ({ keep }: z.infer<typeof options>) => ({ inputKeep: keep })
} satisfies Regularizer<z.infer<typeof options>>
