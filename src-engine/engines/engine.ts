import type { PreparedData, SplitName } from '../data/prepare.ts'
import type { Parameters } from '../network/parameters.ts'
import type { RunSpec } from '../spec/run-spec.ts'
import type { RunRandomness } from '../training/run-randomness.ts'

/** What an engine is made for: one run. */
export interface EngineSetup {
  readonly spec: RunSpec
  readonly data: PreparedData
  /** The weights and biases to begin with; copied. */
  readonly initial: Parameters
  readonly randomness: RunRandomness
}

/** One tensor of the parameters, row-major, in the engine's own precision. */
export interface Tensor {
  /** W1, b1, W2, ... */
  readonly name: string
  readonly rows: number
  readonly cols: number
  readonly data: Float32Array | Float64Array
}

/**
 * The arithmetic of one run. The training loop (train-run.ts) says which rows when; every engine is held to the same
 * test suite (test/engine/engines).
 */
export interface Engine {
  /** Rows that it likes to evaluate at a time: little enough for a wish to stop to be heard soon. */
  readonly evaluationRows: number

  /**
   * One gradient step.
   * @param positions the batch's rows, as positions in data.train
   * @param place epoch (from 1) and batch (from 0), which the masks depend on
   * @returns what the step tried to make smaller: the batch's mean cross-entropy plus penalties, before the step
   */
  trainBatch(positions: Uint32Array, place: { readonly epoch: number; readonly batch: number }): number

  /**
   * Rows from .. to - 1 of one part of the data through the network, as they are and without dropout.
   * @param predictions receives the predicted class of each
   * @returns the sum of their cross-entropies
   */
  evaluate(split: SplitName, from: number, to: number, predictions: Uint8Array): number

  /** What the regularizers add to the loss now. */
  penalty(): number

  /** Copies of the parameters in the order W1, b1, W2, b2, ... */
  parameters(): Tensor[]

  /**
   * All that training has changed, for going on later, bit for bit.
   * @param into what an earlier call returned, to be written over; else it is made anew
   */
  saveState(into?: Uint8Array): Uint8Array
  restoreState(state: Uint8Array): void
}
