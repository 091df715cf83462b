import * as z from 'zod'
import type { Activation } from './activation.ts'

const options = z.strictObject({ id: z.literal('relu') })

export const relu = {
  id: 'relu',
  label: 'ReLU',
  formula: 'max(0, z)',
  help: 'The rectified linear unit: passes what is positive, stops the rest.',
  source: 'V. Nair, G. Hinton, "Rectified linear units improve restricted Boltzmann machines", ICML 2010',
  options,
  of: () => ({
    value: (z) => Math.max(0, z),
    // At the kink, z = 0, the derivative is taken as 0, as the tutorial does.
    derivative: (z) => (z > 0 ? 1 : 0),
    kinks: [0]
  }),
  kernel: () => 'relu'
} satisfies Activation<z.infer<typeof options>>
