import * as z from 'zod'
import { cosine as cos } from '../arithmetic/cosine.ts'
import { field, withDefaults } from '../spec/field.ts'
import type { Schedule } from './schedule.ts'

const options = z.strictObject({
  id: z.literal('cosine'),
  ...withDefaults({
    final: field(z.number().min(0).max(1), {
      label: 'Final share',
      help: 'The share of the learning rate that it falls towards.',
      range: 'a number 0 .. 1',
      default: 0
    })
  })
})

export const cosine = {
  id: 'cosine',
  label: 'Cosine',
  formula: 'learningRate * (final + (1 - final) * (1 + cos(pi * step / steps)) / 2)',
  help: 'Falls along half a cosine wave, from the first step of the run to the last.',
  source:
    'I. Loshchilov, F. Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017 (one period)',
  options,
  factor({ final }: z.infer<typeof options>, { step, stepsPerEpoch, epochs }) {
    const done = step / (stepsPerEpoch * epochs)
    return final + ((1 - final) * (1 + cos(Math.PI * done))) / 2
  }
} satisfies Schedule<z.infer<typeof options>>
