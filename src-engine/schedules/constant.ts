import * as z from 'zod'
import type { Schedule } from './schedule.ts'

const options = z.strictObject({ id: z.literal('constant') })

export const constant = {
  id: 'constant',
  label: 'Constant',
  formula: 'learningRate',
  help: 'The same learning rate in every step.',
  source: 'H. Robbins, S. Monro, "A stochastic approximation method", 1951',
  options,
  factor: () => 1
} satisfies Schedule<z.infer<typeof options>>
