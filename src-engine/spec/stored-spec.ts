import type { ExperimentSpec } from './experiment-spec.ts'
import { sections } from './experiment-spec.ts'
import { checkExperimentSpec } from './parse-spec.ts'
import type { RunSpec } from './run-spec.ts'

/*
 * Specs as the store holds them, written by this version of the lab or an older one. What an older one did not write has
 * the default: that is what the lab did before there was a choice.
 */

export function storedExperimentSpec(json: string): ExperimentSpec {
  const stored: unknown = JSON.parse(json)
  // A rule of today must not hide what was trained before there was one.
  return checkExperimentSpec(stored).spec ?? (stored as ExperimentSpec)
}

export function storedRunSpec(json: string): RunSpec {
  const stored = JSON.parse(json) as RunSpec
  return {
    ...stored,
    dataset: sections.dataset.parse(stored.dataset),
    preprocessing: sections.preprocessing.parse(stored.preprocessing),
    network: sections.network.parse(stored.network),
    training: sections.training.parse(stored.training),
    varies: sections.varies.parse((stored as Partial<RunSpec>).varies ?? {}),
    regularization: sections.regularization.parse(stored.regularization)
  }
}
