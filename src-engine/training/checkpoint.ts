import type { NumpyLegacyState } from '../random/numpy-legacy.ts'

/** All that a run needs to go on behind an epoch, to the same bits as if it had never stopped. */
export interface Checkpoint {
  /** The epoch that was just finished. */
  readonly epoch: number
  /** See run-state.ts. */
  readonly parameters: Uint8Array
  /** numpy-legacy: where the stream stands; null for the lab's streams, which have no state. */
  readonly streamState: NumpyLegacyState | null
  /** How long the run has trained so far. */
  readonly durationS: number
}
