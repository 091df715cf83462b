import * as z from 'zod'
import { field, withDefaults } from '../spec/field.ts'
import { cosine } from './cosine.ts'
import type { Schedule } from './schedule.ts'

const options = z.strictObject({
  id: z.literal('warm-up'),
  ...withDefaults({
    epochs: field(z.int().min(1).max(100_000), {
      label: 'Warm-up',
      unit: 'epochs',
      help: 'How long the learning rate rises.',
      range: 'a whole number 1 .. 100000',
      default: 1
    }),
    then: field(z.enum(['constant', 'cosine']), {
      label: 'Then',
      help: '"constant": it stays. "cosine": it falls towards 0 along half a cosine wave.',
      range: '"constant" or "cosine"',
      default: 'constant'
    })
  })
})

export const warmUp = {
  id: 'warm-up',
  label: 'Warm-up',
  formula:
    'learningRate * min(1, (step + 1) / warmUpSteps), then stays, or * (1 + cos(pi * (step - warmUpSteps) / (steps - warmUpSteps))) / 2',
  help: 'Rises evenly from next to nothing to the learning rate, step by step, then stays or falls.',
  source: 'P. Goyal et al., "Accurate, large minibatch SGD: training ImageNet in 1 hour", 2017, section 2.2',
  options,
  factor({ epochs: warmUpEpochs, then }: z.infer<typeof options>, { step, stepsPerEpoch, epochs }) {
    const warmUpSteps = warmUpEpochs * stepsPerEpoch
    if (step < warmUpSteps) return (step + 1) / warmUpSteps
    if (then === 'constant') return 1
    const rest = { step: step - warmUpSteps, stepsPerEpoch, epochs: epochs - warmUpEpochs }
    return cosine.factor({ id: 'cosine', final: 0 }, rest)
  }
} satisfies Schedule<z.infer<typeof options>>
