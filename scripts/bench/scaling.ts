/*
 * The tutorial's baseline arm on so many training rows (mnist-10k's, repeated) and a fifth as many test rows. Prints a
 * line of JSON with the processor time of the epochs, by training row and epoch.
 *
 *   node scripts/bench/scaling.ts ROWS
 */
import type { DataPart } from '../../src-engine/data/dataset.ts'
import { prepareData } from '../../src-engine/data/prepare.ts'
import { timeTraining } from './time-training.ts'
import { loadMnist, tutorialRunSpec } from './tutorial.ts'

/** As many row-epochs at any size. */
const ROW_EPOCHS = 120_000

const rows = Number(process.argv[2])
const mnist = await loadMnist()
const preset = tutorialRunSpec('baseline', 'fast', 'plain')
const epochs = ROW_EPOCHS / rows
const spec = {
  ...preset,
  dataset: { ...preset.dataset, samples: null },
  split: 'given' as const,
  training: { ...preset.training, epochs }
}
const dataset = {
  ...mnist,
  training: repeated(mnist.training, rows),
  test: repeated(mnist.training, rows / 5)
}
const { epochs_cpu_s } = timeTraining(spec, prepareData(dataset, spec, 0))
console.log(JSON.stringify({ cpu_s_per_row_epoch: epochs_cpu_s / (rows * epochs) }))

/** The first `count` rows of the part put behind itself again and again. */
function repeated(part: DataPart, count: number): DataPart {
  const columns = part.features.length / part.rows
  const features = new Uint8Array(new SharedArrayBuffer(count * columns))
  const labels = new Uint8Array(new SharedArrayBuffer(count))
  for (let from = 0; from < count; from += part.rows) {
    const taken = Math.min(part.rows, count - from)
    features.set(part.features.subarray(0, taken * columns), from * columns)
    labels.set(part.labels.subarray(0, taken), from)
  }
  return { rows: count, features, labels }
}
