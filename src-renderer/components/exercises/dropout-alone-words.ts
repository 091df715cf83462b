import type { ExperimentSpec } from '../../../src-engine/spec/experiment-spec.ts'
import { summarize } from '../../../src-engine/statistics/summary.ts'
import { exact, fixed, percent } from '../../../src-engine/words/numbers.ts'

/** What exercise 4 trains, line by line. */
export function planLines({ dataset, network, training, arms, seeds, engine }: ExperimentSpec) {
  const { epochs, batchSize } = training
  const rows = dataset.samples === null ? 'all rows' : `${exact(dataset.samples)} rows`
  return [
    { name: 'Data', text: `${rows} of ${dataset.id}` },
    { name: 'Network', text: `hidden layers of ${network.hidden.join(' and ')} units` },
    { name: 'Training', text: `${epochs} epochs, batches of ${batchSize}` },
    { name: 'Arms', text: arms.map(armWords).join(', ') },
    { name: seeds.length === 1 ? 'Seed' : 'Seeds', text: seeds.join(', ') },
    { name: 'Arithmetic', text: engine === 'reference' ? 'float64, as NumPy' : 'float32' }
  ]
}

function armWords({ name, regularization: { dropout } }: ExperimentSpec['arms'][number]): string {
  if (!dropout) return name
  return `${name}: dropout, keep ${exact(dropout.keep)}${dropout.scheme === 'tutorial' ? ' as in the tutorial' : ''}`
}

/**
 * What the arms came to: "regularized 88.50 % and baseline 87.00 % of the test rows right after 10 epochs.", means over
 * the seeds with their standard deviations where there are several. Null before any run has ended.
 *
 * @param finals test accuracies, 0..1, of each arm's finished runs
 */
export function resultWords(finals: ReadonlyMap<string, readonly number[]>, epochs: number): string | null {
  const parts = [...finals].flatMap(([arm, accuracies]) => {
    if (accuracies.length === 0) return []
    const { mean, sd } = summarize(accuracies)
    const spread = sd === null ? '' : ` (sd ${fixed(100 * sd, 2)} pp, ${accuracies.length} seeds)`
    return [`${arm} ${percent(mean)}${spread}`]
  })
  if (parts.length === 0) return null
  return `Test accuracy after ${epochs} epochs: ${parts.join(', ')}.`
}
