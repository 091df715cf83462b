import * as z from 'zod'
import type { Initializer } from './initializer.ts'

const options = z.strictObject({ id: z.literal('he') })

export const he = {
  id: 'he',
  label: 'He',
  formula: 'W ~ sqrt(2 / inputs) * N(0, 1)',
  help: 'Made for ReLU: the spread of the sums stays the same from layer to layer although half of them are stopped.',
  source: 'K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers", ICCV 2015',
  options,
  scale: (_, { inputs }) => Math.sqrt(2 / inputs)
} satisfies Initializer<z.infer<typeof options>>
