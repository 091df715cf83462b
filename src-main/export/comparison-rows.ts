import { setImmediate as nextTurn } from 'node:timers/promises'
import { compareIn } from '../../src-engine/statistics/compare-with-baseline.ts'
import { comparisonInput } from '../../src-engine/statistics/comparison-input.ts'
import type { McNemar } from '../../src-engine/statistics/mcnemar.ts'
import type { FinishedRun } from '../../src-engine/statistics/pairs.ts'
import { metricNames } from '../../src-engine/training/metrics.ts'
import type { Experiment } from '../store/experiments.ts'
import type { ComparisonRow } from './comparison-sheet.ts'

/**
 * Each arm against the baseline in each metric that was measured: arm by arm. A metric at a time, because permutation
 * tests of many arms take a while, and whatever else this process does goes on.
 *
 * @param arms those to compare; the baseline among them is passed over
 * @param models by arm, where two single models are compared: see modelComparisons
 */
export async function comparisonRows(
  { id, spec }: Experiment,
  runs: readonly FinishedRun[],
  arms: readonly string[],
  models: ReadonlyMap<string, McNemar>
): Promise<ComparisonRow[]> {
  const input = comparisonInput(spec, runs)
  const others = arms.filter((arm) => arm !== input.baseline)
  const measured = metricNames.filter((name) => runs.some(({ final }) => final[name] !== undefined))
  const byMetric: ComparisonRow[][] = []
  for (const metric of measured) {
    const compared = compareIn(metric, others, input)
    byMetric.push(
      compared.map((comparison) => {
        const isOfModels = metric === 'test_accuracy'
        return {
          ...comparison,
          experiment: id,
          models: isOfModels ? (models.get(comparison.arm) ?? null) : null
        }
      })
    )
    await nextTurn()
  }
  return others.flatMap((_, i) => byMetric.map((rows) => rows[i]))
}
