import * as z from 'zod'
import type { Activation } from './activation.ts'

const options = z.strictObject({ id: z.literal('sigmoid') })

const logistic = (z: number) => 1 / (1 + Math.exp(-z))

export const sigmoid = {
  id: 'sigmoid',
  label: 'Sigmoid',
  formula: '1 / (1 + e^-z)',
  help: 'The logistic function: an S-shaped curve from 0 to 1. Deep networks of it learn slowly.',
  source:
    'D. Rumelhart, G. Hinton, R. Williams, "Learning representations by back-propagating errors", Nature 323, 1986',
  options,
  of: () => ({
    value: logistic,
    derivative(z) {
      const a = logistic(z)
      return a * (1 - a)
    },
    kinks: []
  }),
  kernel: () => ({ name: 'activateSigmoid', parameter: 0 })
} satisfies Activation<z.infer<typeof options>>
