import * as z from 'zod'
import { field, withDefaults } from '../spec/field.ts'
import { adamKernel, adamStep } from './adam-step.ts'
import type { Optimizer } from './optimizer.ts'
import { adamFields } from './options.ts'

const options = z.strictObject({
  id: z.literal('adamw'),
  ...adamFields,
  ...withDefaults({
    weightDecay: field(z.number().min(0), {
      label: 'Weight decay',
      help: 'Share of each weight (not biases) that a step takes away, per unit of the learning rate, in all arms that use AdamW. 0 is Adam.',
      range: 'a number from 0 up',
      default: 0.01
    })
  })
})

export const adamw = {
  id: 'adamw',
  label: 'AdamW',
  formula: 'W <- W - learningRate * (m / (sqrt(s) + epsilon) + weightDecay * W)',
  help: 'Adam with decoupled weight decay, which, unlike L2, Adam does not divide by the size of the gradients.',
  source: 'I. Loshchilov, F. Hutter, "Decoupled weight decay regularization", ICLR 2019',
  options,
  slots: 2,
  step: adamStep,
  kernel: adamKernel,
  weightDecay: (o: z.infer<typeof options>) => o.weightDecay
} satisfies Optimizer<z.infer<typeof options>>
