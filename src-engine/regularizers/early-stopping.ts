import * as z from 'zod'
import { field, withDefaults } from '../spec/field.ts'
import type { Regularizer } from './regularizer.ts'

const options = z.strictObject(
  withDefaults({
    patience: field(z.int().min(1).max(100_000), {
      label: 'Patience',
      unit: 'measured epochs',
      help: 'Training ends when the validation loss has not improved for so many of the epochs that are measured: all, unless training.evaluateEvery says otherwise.',
      range: 'a whole number 1 .. 100000',
      default: 5
    }),
    leastImprovement: field(z.number().min(0), {
      label: 'Least improvement',
      unit: 'nats',
      help: 'By how much the validation loss must fall below its best for an epoch to count as better.',
      range: 'a number from 0 up',
      default: 0
    })
  })
)

export const earlyStopping = {
  id: 'earlyStopping',
  label: 'Early stopping',
  formula:
    'stop when the validation loss has not improved for `patience` measured epochs; restore the best weights',
  help: 'Watches the validation part (set dataset.validation), never the test rows. The last epoch of a run is measured with the weights that are restored.',
  source: 'L. Prechelt, "Early stopping - but when?", Neural Networks: Tricks of the Trade, 1998',
  options,
  effects: (o: z.infer<typeof options>) => ({ earlyStopping: o })
} satisfies Regularizer<z.infer<typeof options>>
