import { BadInput } from '../../src-engine/bad-input.ts'
import { checkExperimentSpec } from '../../src-engine/spec/parse-spec.ts'
import { specWarnings } from '../../src-engine/spec/warnings.ts'
import type { SpecCheck } from '../contract/experiments.ts'
import type { DatasetLibrary } from '../data/dataset-library.ts'
import { checkSpecFits } from './launch.ts'

/** Checks a spec as far as it can be without training. */
export async function checkSpec(input: unknown, datasets: DatasetLibrary): Promise<SpecCheck> {
  const { spec, problems } = checkExperimentSpec(input)
  if (!spec) return { spec, problems, warnings: [] }
  try {
    checkSpecFits(spec, await datasets.load(spec.dataset.id))
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    const [, field = 'dataset.id', message = error.message] = /^([\w.]+): (.*)$/s.exec(error.message) ?? []
    return { spec: null, problems: [{ path: field.split('.'), field, message }], warnings: [] }
  }
  return { spec, problems: [], warnings: specWarnings(spec) }
}
