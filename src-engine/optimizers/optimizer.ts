import type { Matrix } from '../matrix.ts'

/** How a gradient becomes a step. */
export interface Optimizer {
  readonly id: string
  readonly label: string
  readonly formula: string
  readonly help: string
  /** Moves one parameter (a weight matrix or a bias) along its gradient, in place. */
  step(parameter: Matrix, gradient: Matrix, learningRate: number): void
}
