import { BadInput } from '../bad-input.ts'
import { optimizerOf } from '../chosen-method.ts'
import type { RunSpec } from '../spec/run-spec.ts'
import { counted, exact } from '../words/numbers.ts'
import { layerSizes } from './parameters.ts'

/** The longest value that the store takes is 512 MiB; the fast engine's padding and what else is in a checkpoint go off. */
const MOST_BYTES = 500e6

/**
 * @param columns, classes of the data set
 * @throws BadInput for a network whose checkpoints no store could hold: weights and biases with all that the optimizer
 *   remembers of each, and with early stopping the best of them, too
 */
export function checkStateSize(spec: RunSpec, columns: number, classes: number): void {
  const sizes = layerSizes(columns, spec.network.hidden, classes)
  const weights = sizes.slice(1).reduce((sum, outputs, l) => sum + (sizes[l] + 1) * outputs, 0)
  const copies =
    (1 + optimizerOf(spec.training.optimizer).slots) * (spec.regularization.earlyStopping ? 2 : 1)
  const bytesEach = spec.engine === 'fast' ? 4 : 8
  const most = Math.floor(MOST_BYTES / copies / bytesEach)
  if (weights <= most) return
  throw new BadInput(
    `network.hidden: expected a network of at most ${counted(most, 'weight')} with this optimizer and engine, whose checkpoints can be stored; ${exact(weights)} came: take fewer or smaller layers`
  )
}
