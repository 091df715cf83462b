import { differencesIn, pairsOf } from '../../../../src-engine/statistics/pairs.ts'
import { standardDeviation } from '../../../../src-engine/statistics/summary.ts'
import type { MetricName } from '../../../../src-engine/training/metrics.ts'
import type { ExperimentLine, RunLine } from '../../../../src-main/contract/experiments.ts'

/** How much paired seeds scattered in a past experiment. */
export interface Spread {
  /** Of the differences between an arm and the baseline, in the metric's unit. */
  readonly sd: number
  /** The experiment's name. */
  readonly from: string
}

/** Fewer pairs than this say too little of their spread to plan by. */
const FEWEST_PAIRS = 5

/**
 * The spread in the newest past experiment on the same data that measured it; of its arms, the largest. Null where there
 * is none.
 *
 * @param experiments the newest first
 */
export function pastSpread(
  experiments: readonly ExperimentLine[],
  runsOf: (experiment: ExperimentLine) => readonly RunLine[],
  datasetId: string,
  metric: MetricName
): Spread | null {
  for (const experiment of experiments) {
    const { spec, name } = experiment
    if (spec.dataset.id !== datasetId) continue
    const finished = runsOf(experiment).flatMap(({ status, arm, seed, last }) =>
      status === 'done' && last ? [{ arm, seed, final: last }] : []
    )
    const spreads = spec.arms.flatMap((arm) => {
      if (arm.name === spec.baseline) return []
      const differences = differencesIn(pairsOf(finished, arm.name, spec.baseline, metric))
      return differences.length >= FEWEST_PAIRS ? [standardDeviation(differences)] : []
    })
    const sd = Math.max(0, ...spreads)
    if (sd > 0) return { sd, from: name }
  }
  return null
}
