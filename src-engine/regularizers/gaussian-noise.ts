import * as z from 'zod'
import { field, withDefaults } from '../spec/field.ts'
import type { Regularizer } from './regularizer.ts'

const options = z.strictObject(
  withDefaults({
    std: field(z.number().min(0).max(100), {
      label: 'Standard deviation of the noise',
      help: 'How strong the noise is, in units of the scaled inputs: of standardized ones, their standard deviations.',
      range: 'a number 0 .. 100',
      default: 0.1
    })
  })
)

export const gaussianNoise = {
  id: 'gaussianNoise',
  label: 'Gaussian noise',
  formula: 'x + std * N(0, 1)',
  help: 'Augmentation: in every training step fresh noise is added to the scaled inputs, so that small differences cannot be learnt by heart. That takes time: a number is drawn for every input, and none is left at 0, which the fast engine would skip.',
  source:
    'J. Sietsma, R. Dow, "Creating artificial neural networks that generalize", Neural Networks 4, 1991; why it regularizes: C. Bishop, "Training with noise is equivalent to Tikhonov regularization", Neural Computation 7, 1995; as augmentation: I. Goodfellow, Y. Bengio, A. Courville, "Deep learning", 2016, section 7.4',
  options,
  effects: ({ std }: z.infer<typeof options>) => ({ inputNoise: std })
} satisfies Regularizer<z.infer<typeof options>>
