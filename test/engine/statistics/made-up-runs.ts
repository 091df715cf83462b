import { comparisonInput } from '../../../src-engine/statistics/comparison-input.ts'
import { compareIn, type Comparison } from '../../../src-engine/statistics/compare-with-baseline.ts'
import type { Decision } from '../../../src-engine/statistics/decision.ts'
import type { FinishedRun } from '../../../src-engine/statistics/pairs.ts'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'

/** Test accuracies of arms by name, a value per seed 0, 1, 2, ... */
export type Accuracies = Readonly<Record<string, readonly number[]>>

export const runsWith = (accuracies: Accuracies): FinishedRun[] =>
  Object.entries(accuracies).flatMap(([arm, values]) =>
    values.map((test_accuracy, seed) => ({
      arm,
      seed,
      final: { test_accuracy, test_loss: 1 - test_accuracy }
    }))
  )

/** Compares arms with the arm "baseline" as a spec with nothing decided would have it, but for what is given. */
export function compared(
  accuracies: Accuracies,
  decision: Partial<Decision> = {},
  testTrainRatio = 0
): Comparison[] {
  const arms = Object.keys(accuracies)
  const spec = parseExperimentSpec({ specVersion: 1, name: 'made up', arms: arms.map((name) => ({ name })) })
  const input = comparisonInput(spec, runsWith(accuracies))
  const decided = { ...input.decision, ...decision }
  const others = arms.filter((arm) => arm !== 'baseline')
  return compareIn(decided.metric, others, { ...input, decision: decided, testTrainRatio })
}

/** The baseline's values, each moved by a difference of its own. */
export const moved = (values: readonly number[], differences: readonly number[]) =>
  values.map((value, i) => value + differences[i % differences.length])

/** Ten plausible test accuracies. */
export const tenAccuracies = [0.932, 0.935, 0.929, 0.931, 0.936, 0.93, 0.933, 0.934, 0.928, 0.937]
