import { BadInput } from '../bad-input.ts'
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

/** The same sizes without chance, as scikit-learn's `shuffle=False`: the last rows are the test rows. */
export function unshuffledSplit(n: number, fraction: number): SplitRows {
  const trainRows = n - Math.ceil(n * fraction)
  const rows = Uint32Array.from({ length: n }, (_, i) => i)
  return { train: rows.subarray(0, trainRows), test: rows.subarray(trainRows) }
}

/**
 * The positions of `count` of n training rows, ascending, that the run's "subset" stream draws. Of two numbers, the rows
 * of the smaller are among those of the larger: arms with fewer rows see some of the same.
 */
export const drawSubset = (n: number, count: number, seed: number): Uint32Array =>
  new Stream(seed, 'subset').permutation(n).subarray(0, count).sort()

/**
 * Cuts a validation part off n training rows: those that the run's "validation" stream picks. The others keep their order.
 *
 * @param size below 1: a share of the rows, rounded up; else a number of rows
 * @returns positions among the training rows
 * @throws BadInput when no row is left to train on
 */
export function cutValidation(
  n: number,
  size: number,
  seed: number
): { readonly train: Uint32Array; readonly validation: Uint32Array } {
  const rows = size < 1 ? Math.ceil(n * size) : size
  if (rows >= n) {
    throw new BadInput(
      `dataset.validation: expected fewer rows than the ${n} training rows, or a smaller share of them; ${size} came`
    )
  }
  const validation = new Stream(seed, 'validation').permutation(n).subarray(0, rows).sort()
  const chosen = new Set(validation)
  const train = Uint32Array.from({ length: n }, (_, i) => i).filter((i) => !chosen.has(i))
  return { train, validation }
}

function cut(permutation: Uint32Array, fraction: number): SplitRows {
  const testRows = Math.ceil(permutation.length * fraction)
  return { train: permutation.subarray(testRows), test: permutation.subarray(0, testRows) }
}
