import { compareIn } from '../../../../src-engine/statistics/compare-with-baseline.ts'
import type { RunLine } from '../../../../src-main/contract/experiments.ts'
import type { ComparisonModel, Group } from '../../compare/model/comparison-model.ts'
import type { FinalRun } from '../../compare/model/final-runs.ts'

/** What is compared, as it is now. */
export interface Compared {
  readonly model: ComparisonModel
  readonly runsOf: ReadonlyMap<Group, readonly RunLine[]>
  readonly finals: readonly FinalRun[]
}

/** Each arm but the baseline against it, in the metric that was decided on; also those that have no pair of runs. */
export function verdictsOf({ model: { groups, decision, testTrainRatio }, finals }: Compared) {
  const [baseline, ...others] = groups.map(({ label }) => label)
  const input = { runs: finals, arms: [baseline, ...others], baseline, decision, testTrainRatio }
  return compareIn(decision.metric, others, input)
}
