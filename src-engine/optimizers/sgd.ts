import * as z from 'zod'
import type { Optimizer } from './optimizer.ts'

const options = z.strictObject({ id: z.literal('sgd') })

export const sgd = {
  id: 'sgd',
  label: 'SGD',
  formula: 'W <- W - learningRate * dW',
  help: 'Stochastic gradient descent: a step against the gradient of each mini-batch.',
  source: 'H. Robbins, S. Monro, "A stochastic approximation method", 1951',
  options,
  slots: 0,
  step(_, { parameter, gradient }, { learningRate }) {
    for (let k = 0; k < parameter.data.length; k++) {
      parameter.data[k] -= learningRate * gradient.data[k]
    }
  },
  kernel: (_, { learningRate }) => ({ formula: 'sgd', numbers: [learningRate] })
} satisfies Optimizer<z.infer<typeof options>>
