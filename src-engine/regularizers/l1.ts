import * as z from 'zod'
import type { Matrix } from '../matrix.ts'
import { field, withDefaults } from '../spec/field.ts'
import type { Regularizer } from './regularizer.ts'

const options = z.strictObject(
  withDefaults({
    lambda: field(z.number().min(0), {
      label: 'L1 lambda',
      help: 'Strength of the penalty lambda * sum |W|, whose gradient is lambda * sign(W).',
      range: 'a number from 0 up',
      default: 0.00001
    })
  })
)

export const l1 = {
  id: 'l1',
  label: 'L1',
  formula: 'loss + lambda * sum |W|',
  help: 'Pulls all weights towards 0 alike, so that those of little use end near it.',
  source:
    'R. Tibshirani, "Regression shrinkage and selection via the lasso", Journal of the Royal Statistical Society B 58, 1996',
  options,
  effects: ({ lambda }: z.infer<typeof options>) => ({
    penalty: {
      kernel: { l1: lambda, l2: 0 },
      kinks: [0],
      value(W: Matrix) {
        let sum = 0
        for (let k = 0; k < W.data.length; k++) sum += Math.abs(W.data[k])
        return lambda * sum
      },
      addGradient(W: Matrix, dW: Matrix) {
        for (let k = 0; k < W.data.length; k++) dW.data[k] += lambda * Math.sign(W.data[k])
      }
    }
  })
} satisfies Regularizer<z.infer<typeof options>>
