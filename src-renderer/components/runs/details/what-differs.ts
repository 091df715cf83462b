import { runSpecOf } from '../../../../src-engine/spec/run-spec.ts'
import type { ExperimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { configRows } from '../../compare/model/config-rows.ts'

export interface Difference {
  readonly label: string
  readonly values: readonly [baseline: string, arm: string]
}

/** The fields in which an arm is not the baseline. */
export function whatDiffers(spec: ExperimentSpec, armName: string): Difference[] {
  const arm = spec.arms.find(({ name }) => name === armName)
  const baseline = spec.arms.find(({ name }) => name === spec.baseline)
  if (!arm || !baseline || arm === baseline) return []
  return configRows([runSpecOf(spec, baseline), runSpecOf(spec, arm)])
    .filter(({ isSame }) => !isSame)
    .map(({ label, texts }) => ({ label, values: [texts[0], texts[1]] }))
}
