import * as z from 'zod'
import { field, withDefaults } from '../spec/field.ts'
import type { Regularizer } from './regularizer.ts'

const options = z.strictObject(
  withDefaults({
    keep: field(z.number().gt(0).max(1), {
      label: 'Keep probability',
      help: 'Probability that a hidden unit is kept in a training step. 1 keeps all: no dropout.',
      range: 'a number above 0, at most 1',
      default: 0.5
    }),
    scheme: field(z.enum(['inverted', 'tutorial']), {
      label: 'Dropout scheme',
      help: '"inverted" is dropout as published: kept units are divided by the keep probability. "tutorial" is what the tutorial\'s code does: masks fall after the forward pass, which is not the gradient of its loss.',
      range: '"inverted" or "tutorial"',
      default: 'inverted'
    })
  })
)

export const dropout = {
  id: 'dropout',
  label: 'Dropout',
  formula: 'a * mask / keep, mask ~ Bernoulli(keep)',
  help: 'Switches hidden units off at random while training, so that none can rely on another.',
  source:
    'N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov, "Dropout: a simple way to prevent neural networks from overfitting", JMLR 15, 2014 (dividing while training: section 10)',
  options,
  effects: ({ keep, scheme }: z.infer<typeof options>) => ({ hiddenMask: { keep, scheme } })
} satisfies Regularizer<z.infer<typeof options>>
