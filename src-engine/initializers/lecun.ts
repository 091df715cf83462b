import * as z from 'zod'
import type { Initializer } from './initializer.ts'

const options = z.strictObject({ id: z.literal('lecun') })

export const lecun = {
  id: 'lecun',
  label: 'LeCun',
  formula: 'W ~ sqrt(1 / inputs) * N(0, 1)',
  help: 'Keeps the spread of the sums at that of the inputs.',
  source: 'Y. LeCun, L. Bottou, G. Orr, K.-R. Müller, "Efficient backprop", 1998, section 4.6',
  options,
  scale: (_, { inputs }) => Math.sqrt(1 / inputs)
} satisfies Initializer<z.infer<typeof options>>
