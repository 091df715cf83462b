import * as z from 'zod'
import type { Optimizer } from './optimizer.ts'
import { momentumField } from './options.ts'

const options = z.strictObject({ id: z.literal('momentum'), ...momentumField })
type Options = z.infer<typeof options>

export const momentum = {
  id: 'momentum',
  label: 'Momentum',
  formula: 'v <- momentum * v + dW, W <- W - learningRate * v',
  help: 'SGD that keeps going: gradients that agree add up to steps up to 1 / (1 - momentum) times as long. As PyTorch counts.',
  source: 'B. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964',
  options,
  slots: 1,
  step(o: Options, { parameter, gradient, slots: [v] }, { learningRate }) {
    for (let k = 0; k < v.length; k++) {
      v[k] = o.momentum * v[k] + gradient.data[k]
      parameter.data[k] -= learningRate * v[k]
    }
  },
  kernel: (o: Options, { learningRate }) => ({ formula: 'momentum', numbers: [o.momentum, 0, learningRate] })
} satisfies Optimizer<Options>
