import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Dataset } from '../../src-engine/data/dataset.ts'
import { prepareData } from '../../src-engine/data/prepare.ts'
import { checkGradients } from '../../src-engine/network/gradient-check.ts'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { runSpecOf } from '../../src-engine/spec/run-spec.ts'
import type { ArmGradients } from '../contract/experiments.ts'

/** The gradient check of each arm, with the first seed. Takes a second or two an arm; others come in between. */
export async function checkGradientsOf(spec: ExperimentSpec, dataset: Dataset): Promise<ArmGradients[]> {
  const [seed] = spec.seeds
  const arms: ArmGradients[] = []
  for (const arm of spec.arms) {
    const runSpec = runSpecOf(spec, arm)
    const data = prepareData(dataset, runSpec, seed)
    arms.push({ arm: arm.name, check: checkGradients(runSpec, data, { seed }) })
    await nextTurn()
  }
  return arms
}
