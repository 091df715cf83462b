import * as z from 'zod'
import { field, withDefaults } from '../spec/field.ts'
import type { Optimizer } from './optimizer.ts'
import { epsilonField, kernelBeta, kernelEpsilon } from './options.ts'

const options = z.strictObject({
  id: z.literal('rmsprop'),
  ...withDefaults({
    rho: field(z.number().min(0).lt(1), {
      label: 'Rho',
      help: 'How slowly the mean of the squared gradients forgets. PyTorch calls it alpha and takes 0.99.',
      range: 'a number from 0, below 1',
      default: 0.9
    })
  }),
  ...epsilonField
})
type Options = z.infer<typeof options>

export const rmsprop = {
  id: 'rmsprop',
  label: 'RMSprop',
  formula: 's <- rho * s + (1 - rho) * dW^2, W <- W - learningRate * dW / (sqrt(s) + epsilon)',
  help: 'Divides each gradient by the root of the mean of its recent squares. Usual learning rate: 0.001.',
  source: 'T. Tieleman, G. Hinton, "Neural networks for machine learning", Coursera, 2012, lecture 6.5',
  options,
  slots: 1,
  step({ rho, epsilon }: Options, { parameter, gradient, slots: [s] }, { learningRate }) {
    for (let k = 0; k < s.length; k++) {
      const g = gradient.data[k]
      s[k] = rho * s[k] + (1 - rho) * g * g
      parameter.data[k] -= (learningRate * g) / (Math.sqrt(s[k]) + epsilon)
    }
  },
  kernel: ({ rho, epsilon }: Options, { learningRate }) => ({
    formula: 'rms',
    numbers: [kernelBeta(rho), learningRate, kernelEpsilon(epsilon)]
  })
} satisfies Optimizer<Options>
