import { power } from '../arithmetic/power.ts'
import type { GradientStep, OptimizerKernel, StepTensors } from './optimizer.ts'
import { kernelBeta, kernelEpsilon } from './options.ts'

export interface AdamOptions {
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
}

/**
 * Kingma and Ba's algorithm 1, with t the step's number. The means begin at 0; dividing by 1 - beta^t takes that out.
 *
 *   m <- beta1 m + (1 - beta1) g,  s <- beta2 s + (1 - beta2) g^2
 *   W <- W - learningRate * m / (1 - beta1^t) / (sqrt(s / (1 - beta2^t)) + epsilon)
 */
export function adamStep(
  { beta1, beta2, epsilon }: AdamOptions,
  { parameter, gradient, slots: [m, s] }: StepTensors,
  { number: t, learningRate }: GradientStep
): void {
  const mCorrection = 1 - power(beta1, t)
  const sCorrection = 1 - power(beta2, t)
  for (let k = 0; k < m.length; k++) {
    const g = gradient.data[k]
    m[k] = beta1 * m[k] + (1 - beta1) * g
    s[k] = beta2 * s[k] + (1 - beta2) * g * g
    parameter.data[k] -= (learningRate * m[k]) / mCorrection / (Math.sqrt(s[k] / sCorrection) + epsilon)
  }
}

/** The same for the kernels, with what is constant in a step worked out. */
export function adamKernel(
  { beta1, beta2, epsilon }: AdamOptions,
  { number: t, learningRate }: GradientStep
): OptimizerKernel {
  const [a, b] = [kernelBeta(beta1), kernelBeta(beta2)]
  const rate = learningRate / (1 - power(a, t))
  const rootScale = 1 / Math.sqrt(1 - power(b, t))
  return { formula: 'adam', numbers: [a, b, rate, rootScale, kernelEpsilon(epsilon)] }
}
