import type { ExperimentSpec } from '../../../src-engine/spec/experiment-spec.ts'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'

/**
 * Two arms on 250 rows (200 to train on) that the reference engine trains in a few milliseconds an epoch, with the given
 * fields changed.
 */
export function smallSpec(changes: Record<string, unknown> = {}): ExperimentSpec {
  return parseExperimentSpec({
    specVersion: 1,
    name: 'small',
    dataset: { id: 'mnist-10k', samples: 250 },
    network: { hidden: [8, 4], initializer: { id: 'normal', std: 0.1 } },
    training: { epochs: 2, batchSize: 32 },
    arms: [
      { name: 'variant', regularization: { l2: { lambda: 0.01 }, dropout: { keep: 0.8 } } },
      { name: 'baseline' }
    ],
    seeds: [0],
    // Slow enough to be met in the midst of training.
    engine: 'reference',
    ...changes
  })
}
