import * as z from 'zod'
import { field, withDefaults } from '../spec/field.ts'
import type { Activation } from './activation.ts'

const options = z.strictObject({
  id: z.literal('leaky-relu'),
  ...withDefaults({
    slope: field(z.number().gt(0).max(1), {
      label: 'Slope below 0',
      help: 'What negative sums are multiplied by. 1 makes the unit linear.',
      range: 'a number above 0, at most 1',
      default: 0.01
    })
  })
})

export const leakyRelu = {
  id: 'leaky-relu',
  label: 'Leaky ReLU',
  formula: 'z > 0 ? z : slope * z',
  help: 'ReLU that lets a little of what is negative through, so that no unit stops learning for good.',
  source:
    'A. Maas, A. Hannun, A. Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML 2013',
  options,
  of: ({ slope }: z.infer<typeof options>) => ({
    value: (z) => (z > 0 ? z : slope * z),
    derivative: (z) => (z > 0 ? 1 : slope),
    kinks: [0]
  }),
  kernel: ({ slope }: z.infer<typeof options>) => ({ name: 'activateLeakyRelu', parameter: slope })
} satisfies Activation<z.infer<typeof options>>
