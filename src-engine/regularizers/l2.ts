import * as z from 'zod'
import type { Matrix } from '../matrix.ts'
import { field, withDefaults } from '../spec/field.ts'
import type { Regularizer } from './regularizer.ts'

const options = z.strictObject(
  withDefaults({
    lambda: field(z.number().min(0), {
      label: 'L2 lambda',
      help: 'Strength of the penalty lambda * sum W^2, whose gradient is 2 * lambda * W. PyTorch counts differently: its weight_decay is 2 * lambda.',
      range: 'a number from 0 up',
      default: 0.0001
    })
  })
)

export const l2 = {
  id: 'l2',
  label: 'L2',
  formula: 'loss + lambda * sum W^2',
  help: 'Keeps weights small: adds lambda times the sum of all squared weights (not biases) to the loss.',
  source: 'A. Krogh, J. Hertz, "A simple weight decay can improve generalization", NIPS 1991',
  options,
  effects: ({ lambda }: z.infer<typeof options>) => ({
    penalty: {
      kernel: { l1: 0, l2: lambda },
      kinks: [],
      value(W: Matrix) {
        let sum = 0
        for (let k = 0; k < W.data.length; k++) sum += W.data[k] * W.data[k]
        return lambda * sum
      },
      addGradient(W: Matrix, dW: Matrix) {
        for (let k = 0; k < W.data.length; k++) dW.data[k] += 2 * lambda * W.data[k]
      }
    }
  })
} satisfies Regularizer<z.infer<typeof options>>
