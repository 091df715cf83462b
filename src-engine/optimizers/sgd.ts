import type { Optimizer } from './optimizer.ts'

/** H. Robbins, S. Monro, "A stochastic approximation method", 1951; here on mini-batches. */
export const sgd: Optimizer = {
  id: 'sgd',
  label: 'SGD',
  formula: 'W <- W - learningRate * dW',
  help: 'Stochastic gradient descent: a step against the gradient of each mini-batch.',
  step(parameter, gradient, learningRate) {
    for (let k = 0; k < parameter.data.length; k++) {
      parameter.data[k] -= learningRate * gradient.data[k]
    }
  }
}
