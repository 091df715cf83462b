import * as z from 'zod'
import { field, withDefaults } from '../spec/field.ts'

/* Options that several optimizers share. */

export const momentumField = withDefaults({
  momentum: field(z.number().min(0).lt(1), {
    label: 'Momentum',
    help: 'How much of the last step goes on. 0 is plain SGD.',
    range: 'a number from 0, below 1',
    default: 0.9
  })
})

export const epsilonField = withDefaults({
  epsilon: field(z.number().gt(0).max(1), {
    label: 'Epsilon',
    help: 'Added to the root of the mean square, so that nothing is divided by 0.',
    range: 'a number above 0, at most 1',
    default: 1e-8
  })
})

/** Epsilon as the kernels can take it: in float32 anything less is 0, and a weight without a gradient would become 0 / 0. */
export const kernelEpsilon = (epsilon: number) => Math.max(epsilon, 2 ** -149)

/**
 * How slowly a mean forgets, as the kernels can take it: in float32 anything nearer to 1 is 1, and the mean would never
 * learn what it is the mean of.
 */
export const kernelBeta = (beta: number) => Math.min(beta, 1 - 2 ** -24)

export const adamFields = {
  ...withDefaults({
    beta1: field(z.number().min(0).lt(1), {
      label: 'Beta 1',
      help: 'How slowly the mean of the gradients forgets.',
      range: 'a number from 0, below 1',
      default: 0.9
    }),
    beta2: field(z.number().min(0).lt(1), {
      label: 'Beta 2',
      help: 'How slowly the mean of the squared gradients forgets.',
      range: 'a number from 0, below 1',
      default: 0.999
    })
  }),
  ...epsilonField
}
