import * as z from 'zod'
import { adamKernel, adamStep } from './adam-step.ts'
import type { Optimizer } from './optimizer.ts'
import { adamFields } from './options.ts'

const options = z.strictObject({ id: z.literal('adam'), ...adamFields })

export const adam = {
  id: 'adam',
  label: 'Adam',
  formula: 'W <- W - learningRate * m / (sqrt(s) + epsilon), m, s: corrected running means of dW and dW^2',
  help: 'Steps of about the learning rate in each weight, whatever the size of its gradient. Usual learning rate: 0.001.',
  source: 'D. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015',
  options,
  slots: 2,
  step: adamStep,
  kernel: adamKernel
} satisfies Optimizer<z.infer<typeof options>>
