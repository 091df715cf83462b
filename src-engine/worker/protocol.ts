import type { NumpyLegacyState } from '../random/numpy-legacy.ts'
import type { Chain } from '../training/chain.ts'
import type { Checkpoint } from '../training/checkpoint.ts'
import type { EpochMetrics } from '../training/metrics.ts'

/** What the queue tells a training worker. */
export type ToWorker =
  | {
      readonly type: 'start'
      readonly chain: Chain
      /** A single number: how many epochs the queue has dealt with. Training waits where it is too far ahead of it. */
      readonly epochsTaken: Int32Array<SharedArrayBuffer>
    }
  /** Stops the named runs, and those that would have followed them in the chain. */
  | { readonly type: 'cancel'; readonly runIds: readonly string[] }

/** What a training worker tells the queue. Runs of a chain that were never started are not mentioned. */
export type FromWorker =
  | RunMessage
  /** The last of a chain: the worker is free for the next one. */
  | { readonly type: 'chain-ended' }

/** What a training worker tells of one run. */
export type RunMessage =
  | { readonly type: 'run-started'; readonly runId: string; readonly startState: NumpyLegacyState | null }
  | {
      readonly type: 'progress'
      readonly runId: string
      readonly epoch: number
      /** How much of the whole run is done, 0..1. */
      readonly fraction: number
    }
  | {
      readonly type: 'epoch'
      readonly runId: string
      readonly epoch: number
      readonly metrics: EpochMetrics
      /** Every second or so, so that little is lost should the process be killed; else null. */
      readonly checkpoint: Checkpoint | null
    }
  /** Of an epoch that was not measured, as often as those that come with epochs. */
  | { readonly type: 'checkpoint'; readonly runId: string; readonly checkpoint: Checkpoint }
  | {
      readonly type: 'run-ended'
      readonly runId: string
      readonly status: 'done' | 'diverged' | 'cancelled'
      /** First batch to last evaluation. */
      readonly durationS: number
      /** Of a run that is done; else null. */
      readonly model: FinalModel | null
      /** Of a run that is cancelled, behind its last finished epoch; else null. */
      readonly checkpoint: Checkpoint | null
    }

/** What training leaves behind. */
export interface FinalModel {
  /** W1, b1, W2, b2, ... row-major, little-endian, in the engine's own precision. */
  readonly weights: Uint8Array
  readonly layout: readonly { readonly name: string; readonly rows: number; readonly cols: number }[]
  readonly precision: 'float32' | 'float64'
  /** SHA-256 (hex) of `weights`. */
  readonly weightsSha256: string
  /** The predicted class of each test row. */
  readonly predictions: Uint8Array
  /** SHA-256 (hex) of the test rows' features and labels in order: equal for runs tested on the same rows. */
  readonly testRowsSha256: string
}
