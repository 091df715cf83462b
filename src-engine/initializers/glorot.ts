import * as z from 'zod'
import type { Initializer } from './initializer.ts'

const options = z.strictObject({ id: z.literal('glorot') })

export const glorot = {
  id: 'glorot',
  label: 'Glorot',
  formula: 'W ~ sqrt(2 / (inputs + outputs)) * N(0, 1)',
  help: 'Made for tanh: a compromise that keeps the spread of values forwards and of gradients backwards. Also called Xavier. The paper draws uniformly, with the same spread.',
  source:
    'X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010',
  options,
  scale: (_, { inputs, outputs }) => Math.sqrt(2 / (inputs + outputs))
} satisfies Initializer<z.infer<typeof options>>
