import * as z from 'zod'
import { field, withDefaults } from '../spec/field.ts'
import type { Initializer } from './initializer.ts'

const options = z.strictObject({
  id: z.literal('normal'),
  ...withDefaults({
    std: field(z.number().min(0).max(100), {
      label: 'Standard deviation',
      help: 'How widely the initial weights are spread around 0.',
      range: 'a number 0 .. 100',
      default: 0.01
    })
  })
})

/** Normally distributed weights of one width for every layer: the tutorial's `randn(...) * 0.01`. */
export const normal = {
  id: 'normal',
  label: 'Normal',
  formula: 'W ~ std * N(0, 1)',
  help: 'Normally distributed, the same standard deviation in every layer.',
  source:
    'D. Rumelhart, G. Hinton, R. Williams, "Learning representations by back-propagating errors", Nature 323, 1986 (small random weights)',
  options,
  scale: ({ std }: z.infer<typeof options>) => std
} satisfies Initializer<z.infer<typeof options>>
