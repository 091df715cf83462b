import { NumpyLegacy } from '../random/numpy-legacy.ts'
import { Stream } from '../random/streams.ts'

/** Row numbers to train on and to test on. */
export interface SplitRows {
  readonly train: Uint32Array
  readonly test: Uint32Array
}

/**
 * The rows that scikit-learn's `train_test_split(..., test_size=fraction, random_state=seed)` gives: a permutation by
 * NumPy's legacy generator; its first ceil(n * fraction) rows are the test rows, the rest the training rows.
 */
export function trainTestSplit(n: number, fraction: number, seed: number): SplitRows {
  return cut(new NumpyLegacy(seed).permutation(n), fraction)
}

/** The same cut of a permutation from the lab's own "split" stream of a run's seed. */
export function streamSplit(n: number, fraction: number, seed: number): SplitRows {
  return cut(new Stream(seed, 'split').permutation(n), fraction)
}

function cut(permutation: Uint32Array, fraction: number): SplitRows {
  const testRows = Math.ceil(permutation.length * fraction)
  return { train: permutation.subarray(testRows), test: permutation.subarray(0, testRows) }
}
