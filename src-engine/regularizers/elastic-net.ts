import * as z from 'zod'
import type { Matrix } from '../matrix.ts'
import { field, withDefaults } from '../spec/field.ts'
import { l1 as lasso } from './l1.ts'
import { l2 as ridge } from './l2.ts'
import type { Regularizer } from './regularizer.ts'

const options = z.strictObject(
  withDefaults({
    l1: field(z.number().min(0), {
      label: 'L1 lambda',
      help: 'Strength of its first part, l1 * sum |W|.',
      range: 'a number from 0 up',
      default: 0.00001
    }),
    l2: field(z.number().min(0), {
      label: 'L2 lambda',
      help: 'Strength of its second part, l2 * sum W^2.',
      range: 'a number from 0 up',
      default: 0.0001
    })
  })
)

export const elasticNet = {
  id: 'elasticNet',
  label: 'Elastic net',
  formula: 'loss + l1 * sum |W| + l2 * sum W^2',
  help: 'L1 and L2 at once: few weights, but of several that do the same it keeps all a little.',
  source:
    'H. Zou, T. Hastie, "Regularization and variable selection via the elastic net", Journal of the Royal Statistical Society B 67, 2005',
  options,
  effects({ l1, l2 }: z.infer<typeof options>) {
    const parts = [lasso.effects({ lambda: l1 }).penalty, ridge.effects({ lambda: l2 }).penalty]
    return {
      penalty: {
        kernel: { l1, l2 },
        kinks: parts.flatMap(({ kinks }) => kinks),
        value: (W: Matrix) => parts.reduce((sum, part) => sum + part.value(W), 0),
        addGradient(W: Matrix, dW: Matrix) {
          for (const part of parts) part.addGradient(W, dW)
        }
      }
    }
  }
} satisfies Regularizer<z.infer<typeof options>>
