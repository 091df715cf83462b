import type { Matrix } from '../matrix.ts'
import type { Method } from '../method.ts'

/** A gradient step of a run. */
export interface GradientStep {
  /** Counted from 1 through the whole run. */
  readonly number: number
  /** With the schedule. */
  readonly learningRate: number
}

/** One parameter (a weight matrix or a bias) with all that a step reads and writes. */
export interface StepTensors {
  /** Moved in place. */
  readonly parameter: Matrix
  /** Of the batch's objective, penalties included. */
  readonly gradient: Matrix
  /** What the optimizer remembers, `slots` arrays as long as the parameter; zeros before the first step. */
  readonly slots: readonly Float64Array[]
}

/** How the fast engine works it out: a formula of assembly/optimizers.ts with its numbers. */
export interface OptimizerKernel {
  readonly formula: OptimizerFormula
  readonly numbers: readonly number[]
}

/**
 * With g the gradient, u and v the slots, and a, b, ... the numbers:
 *
 * - sgd: W -= a g
 * - momentum: u = a u + g,  W -= b g + c u
 * - rms: u = a u + (1 - a) g^2,  W -= b g / (sqrt u + c)
 * - adam: u = a u + (1 - a) g,  v = b v + (1 - b) g^2,  W -= c u / (d sqrt v + e)
 */
export type OptimizerFormula = 'sgd' | 'momentum' | 'rms' | 'adam'

/** How a gradient becomes a step. */
export interface Optimizer<Options extends { id: string }> extends Method<Options> {
  readonly id: Options['id']
  /** How many numbers it remembers for each weight. */
  readonly slots: number
  /** The reference maths. */
  step(options: Options, tensors: StepTensors, at: GradientStep): void
  kernel(options: Options, at: GradientStep): OptimizerKernel
  /** Decoupled decay of the weights (never the biases), where it has some: W -= learningRate * decay * W. */
  weightDecay?(options: Options): number
}
