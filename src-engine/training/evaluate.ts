import { rowsOfSplit, type PreparedData, type SplitName } from '../data/prepare.ts'
import type { Engine } from '../engines/engine.ts'

/** How a network does on some rows. */
export interface Evaluation {
  /** Mean cross-entropy. */
  readonly loss: number
  /** Share of rows classified correctly. */
  readonly accuracy: number
  /** The predicted class of each row. */
  readonly predictions: Uint8Array
}

/** Runs all rows of one part through the network without dropout, yielding after every block. */
export function* evaluate(engine: Engine, data: PreparedData, split: SplitName): Generator<void, Evaluation> {
  const { part, index } = rowsOfSplit(data, split)
  const predictions = new Uint8Array(index.length)
  let loss = 0
  for (let from = 0; from < index.length; from += engine.evaluationRows) {
    const to = Math.min(from + engine.evaluationRows, index.length)
    loss += engine.evaluate(split, from, to, predictions.subarray(from, to))
    yield
  }
  let correct = 0
  for (let i = 0; i < index.length; i++) if (predictions[i] === part.labels[index[i]]) correct++
  return { loss: loss / index.length, accuracy: correct / index.length, predictions }
}
