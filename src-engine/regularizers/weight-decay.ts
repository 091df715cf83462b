import * as z from 'zod'
import { field, withDefaults } from '../spec/field.ts'
import type { Regularizer } from './regularizer.ts'

const options = z.strictObject(
  withDefaults({
    rate: field(z.number().min(0), {
      label: 'Decay rate',
      help: 'Share of each weight (not biases) that a step takes away, per unit of the learning rate. With SGD, L2 with half of it as lambda does the same.',
      range: 'a number from 0 up',
      default: 0.01
    })
  })
)

export const weightDecay = {
  id: 'weightDecay',
  label: 'Decoupled weight decay',
  formula: 'W <- W - learningRate * rate * W, beside the step along the gradient',
  help: 'Shrinks weights apart from the gradient, so that momentum and Adam leave the shrinking as it is. With AdamW, which has a decay of its own, both add up.',
  source: 'I. Loshchilov, F. Hutter, "Decoupled weight decay regularization", ICLR 2019',
  options,
  effects: ({ rate }: z.infer<typeof options>) => ({ weightDecay: rate })
} satisfies Regularizer<z.infer<typeof options>>
