import type { Preset } from '../../../src-main/contract/experiments.ts'
import type { ExperimentSpec } from '../../../src-engine/spec/experiment-spec.ts'

/** What the tutorial reports: percentage points of test accuracy that its regularization gains. */
export const TUTORIALS_CLAIM = 1.5

/**
 * The tutorial's two arms asked with ten seeds instead of one, on the fast engine and the lab's own streams, so that the
 * answer takes seconds. Throws where the lab has no preset "tutorial".
 */
export function openingExperiment(presets: readonly Preset[]): ExperimentSpec {
  const tutorial = presets.find(({ name }) => name === 'tutorial')
  if (!tutorial) throw new Error('The preset "tutorial" is missing from this installation.')
  return {
    ...tutorial.spec,
    name: 'tutorial, ten seeds',
    question: 'Does L2 + dropout really help?',
    claim: { difference: TUTORIALS_CLAIM / 100, source: 'the tutorial' },
    seeds: Array.from({ length: 10 }, (_, seed) => seed),
    random: 'lab',
    engine: 'fast'
  }
}
