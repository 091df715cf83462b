import * as z from 'zod'
import { power } from '../arithmetic/power.ts'
import { field, withDefaults } from '../spec/field.ts'
import type { Schedule } from './schedule.ts'

const options = z.strictObject({
  id: z.literal('step'),
  ...withDefaults({
    every: field(z.int().min(1).max(100_000), {
      label: 'Every',
      unit: 'epochs',
      help: 'After how many epochs the learning rate falls, again and again.',
      range: 'a whole number 1 .. 100000',
      default: 10
    }),
    factor: field(z.number().gt(0).max(1), {
      label: 'Factor',
      help: 'What it is multiplied by each time.',
      range: 'a number above 0, at most 1',
      default: 0.1
    })
  })
})

export const step = {
  id: 'step',
  label: 'Step',
  formula: 'learningRate * factor^floor((epoch - 1) / every)',
  help: 'Falls by a factor every so many epochs.',
  source:
    'A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet classification with deep convolutional neural networks", NIPS 2012',
  options,
  factor: ({ every, factor }: z.infer<typeof options>, { step: number, stepsPerEpoch }) =>
    power(factor, Math.floor(number / stepsPerEpoch / every))
} satisfies Schedule<z.infer<typeof options>>
