import type { ExperimentSpec } from '../spec/experiment-spec.ts'
import type { ComparisonInput } from './compare-with-baseline.ts'
import { decisionOf } from './decision.ts'
import type { FinishedRun } from './pairs.ts'
import { testTrainRatioOf } from './what-varies.ts'

/** How the finished runs of an experiment are to be judged, by its spec. */
export const comparisonInput = (spec: ExperimentSpec, runs: readonly FinishedRun[]): ComparisonInput => ({
  runs,
  arms: spec.arms.map(({ name }) => name),
  baseline: spec.baseline,
  decision: decisionOf(spec),
  testTrainRatio: testTrainRatioOf(spec)
})
