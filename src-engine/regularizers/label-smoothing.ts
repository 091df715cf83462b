import * as z from 'zod'
import { field, withDefaults } from '../spec/field.ts'
import type { Regularizer } from './regularizer.ts'

const options = z.strictObject(
  withDefaults({
    share: field(z.number().min(0).lt(1), {
      label: 'Smoothing',
      help: 'The share of each target that is spread evenly over all classes. 0.1 is usual.',
      range: 'a number from 0, below 1',
      default: 0.1
    })
  })
)

export const labelSmoothing = {
  id: 'labelSmoothing',
  label: 'Label smoothing',
  formula: 'target = (1 - share) * onehot + share / classes',
  help: 'Asks for less than certainty, so that the logits need not grow without end. Only training sees it: losses are measured with the true labels.',
  source:
    'C. Szegedy, V. Vanhoucke, S. Ioffe, J. Shlens, Z. Wojna, "Rethinking the inception architecture", CVPR 2016, section 7',
  options,
  effects: ({ share }: z.infer<typeof options>) => ({ labelSmoothing: share })
} satisfies Regularizer<z.infer<typeof options>>
