import type { Dataset } from '../../src-engine/data/dataset.ts'
import { prepareData } from '../../src-engine/data/prepare.ts'
import { checkGradients, type GradientCheck } from '../../src-engine/network/gradient-check.ts'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { runSpecOf } from '../../src-engine/spec/run-spec.ts'

/** The gradient check of each arm, with the first seed. Takes a second or two an arm. */
export function checkGradientsOf(
  spec: ExperimentSpec,
  dataset: Dataset
): { readonly arm: string; readonly check: GradientCheck }[] {
  const [seed] = spec.seeds
  return spec.arms.map((arm) => {
    const runSpec = runSpecOf(spec, arm)
    const data = prepareData(dataset, runSpec, seed)
    return { arm: arm.name, check: checkGradients(runSpec, data, { seed }) }
  })
}
