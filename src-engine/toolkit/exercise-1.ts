import { matrixFromRows } from '../matrix.ts'
import { l2Regularization } from './l2-regularization.ts'

/** Exercise 1: the L2 penalty of two small weight matrices and its gradients, with all that goes in. */
export function exercise1() {
  const W1 = matrixFromRows([
    [1, 2],
    [3, 4]
  ])
  const W2 = matrixFromRows([
    [0.5, 1.5],
    [2.5, 3.5]
  ])
  const lambda = 0.01
  const { penalty, gradients } = l2Regularization([W1, W2], lambda)
  const [gradW1, gradW2] = gradients
  return { W1, W2, lambda, penalty, gradW1, gradW2 }
}
