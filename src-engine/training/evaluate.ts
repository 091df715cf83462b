import type { Rows } from '../data/rows.ts'
import { predictedClasses, sumCrossEntropy } from '../network/cross-entropy.ts'
import type { Mlp } from '../network/mlp.ts'
import type { BatchLoader } from './batch-loader.ts'

/** How a network does on some rows. */
export interface Evaluation {
  /** Mean cross-entropy. */
  readonly loss: number
  /** Share of rows classified correctly. */
  readonly accuracy: number
  /** The predicted class of each row. */
  readonly predictions: Uint8Array
}

/** Rows evaluated at a time: about a batch's worth of work, so that a run stops here as promptly as in training. */
export const EVALUATION_ROWS = 64

/** Runs rows through the network without dropout, yielding after every block. */
export function* evaluate(network: Mlp, loader: BatchLoader, rows: Rows): Generator<void, Evaluation> {
  const count = rows.index.length
  const predictions = new Uint8Array(count)
  let loss = 0
  let correct = 0
  for (let from = 0; from < count; from += EVALUATION_ROWS) {
    const to = Math.min(from + EVALUATION_ROWS, count)
    const { X, labels } = loader.load(rows, from, to)
    const probabilities = network.probabilities(X)
    const classes = predictions.subarray(from, to)
    predictedClasses(probabilities, classes)
    loss += sumCrossEntropy(probabilities, labels)
    correct += classes.reduce((sum, predicted, i) => sum + (predicted === labels[i] ? 1 : 0), 0)
    yield
  }
  return { loss: loss / count, accuracy: correct / count, predictions }
}
