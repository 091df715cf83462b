import * as z from 'zod'
import type { Activation } from './activation.ts'

const options = z.strictObject({ id: z.literal('tanh') })

export const tanh = {
  id: 'tanh',
  label: 'tanh',
  formula: '(e^z - e^-z) / (e^z + e^-z)',
  help: 'The hyperbolic tangent: an S-shaped curve from -1 to 1 through 0.',
  source: 'Y. LeCun, L. Bottou, G. Orr, K.-R. Müller, "Efficient backprop", 1998, section 4.4',
  options,
  of: () => ({
    value: (z) => Math.tanh(z),
    derivative: (z) => 1 - Math.tanh(z) ** 2,
    kinks: []
  }),
  kernel: () => ({ name: 'activateTanh', parameter: 0 })
} satisfies Activation<z.infer<typeof options>>
