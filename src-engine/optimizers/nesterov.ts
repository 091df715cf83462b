import * as z from 'zod'
import type { Optimizer } from './optimizer.ts'
import { momentumField } from './options.ts'

const options = z.strictObject({ id: z.literal('nesterov'), ...momentumField })
type Options = z.infer<typeof options>

export const nesterov = {
  id: 'nesterov',
  label: 'Nesterov',
  formula: 'v <- momentum * v + dW, W <- W - learningRate * (dW + momentum * v)',
  help: 'Momentum that looks ahead: the step is the one momentum would take next. As PyTorch counts.',
  source:
    'Y. Nesterov, "A method for solving the convex programming problem with convergence rate O(1/k^2)", 1983; for networks: I. Sutskever, J. Martens, G. Dahl, G. Hinton, "On the importance of initialization and momentum in deep learning", ICML 2013; in this form, with the gradient at W itself: Y. Bengio, N. Boulanger-Lewandowski, R. Pascanu, "Advances in optimizing recurrent networks", ICASSP 2013, section 3.5',
  options,
  slots: 1,
  step(o: Options, { parameter, gradient, slots: [v] }, { learningRate }) {
    for (let k = 0; k < v.length; k++) {
      const g = gradient.data[k]
      v[k] = o.momentum * v[k] + g
      parameter.data[k] -= learningRate * (g + o.momentum * v[k])
    }
  },
  kernel: (o: Options, { learningRate }) => ({
    formula: 'momentum',
    numbers: [o.momentum, learningRate, learningRate * o.momentum]
  })
} satisfies Optimizer<Options>
