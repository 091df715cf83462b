import { choosingMetric, placeOfBest } from '../../../../src-engine/statistics/compared-epoch.ts'
import type { FinishedRun } from '../../../../src-engine/statistics/pairs.ts'
import { metricNames, type EpochMetrics, type MetricName } from '../../../../src-engine/training/metrics.ts'
import type { RunLine } from '../../../../src-main/contract/experiments.ts'
import type { RunId } from '../../../../src-main/contract/ids.ts'
import type { RunSeries } from '../../../stores/series.ts'
import type { ComparisonModel, Group } from './comparison-model.ts'

/** A finished run of a group, at the epoch at which groups are compared. */
export interface FinalRun extends FinishedRun {
  /** Of the run and what it came to: equal keys stand for equal values. */
  readonly key: string
  readonly durationS: number | null
}

/**
 * The finished runs of all groups. Where some train for more epochs than others, as they were at the last common one; where
 * the decision chooses the best epoch, at each run's best up to then.
 */
export function finalRuns(
  { groups, decision, lastCommonEpoch }: ComparisonModel,
  runsOf: ReadonlyMap<Group, readonly RunLine[]>,
  seriesOf: ReadonlyMap<RunId, RunSeries>
): FinalRun[] {
  const chooser = choosingMetric(decision.metric, decision.epoch)
  return groups.flatMap((group) =>
    (runsOf.get(group) ?? []).flatMap((run) => {
      if (run.status !== 'done') return []
      const final =
        chooser !== null
          ? metricsAtBest(seriesOf.get(run.id), chooser, Math.min(run.epochsDone, lastCommonEpoch))
          : run.epochs === lastCommonEpoch
            ? run.last
            : metricsAt(seriesOf.get(run.id), lastCommonEpoch)
      if (!final) return []
      const key = `${group.label}/${run.id}/${run.endedAt}`
      return [{ key, arm: group.label, seed: run.seed, final, durationS: run.durationS }]
    })
  )
}

/** @param upTo the epochs among which the best is chosen; null before they are all known */
function metricsAtBest(
  series: RunSeries | undefined,
  chooser: MetricName,
  upTo: number
): Partial<EpochMetrics> | null {
  if (!series || series.length < upTo) return null
  const best = placeOfBest(chooser, series.columns[chooser]?.subarray(0, upTo) ?? [])
  return best === null ? null : metricsAt(series, best + 1)
}

function metricsAt(series: RunSeries | undefined, epoch: number): Partial<EpochMetrics> | null {
  if (!series || series.length < epoch) return null
  const entries = metricNames.flatMap((name) => {
    const value = series.columns[name]?.[epoch - 1]
    return value === undefined || Number.isNaN(value) ? [] : [[name, value] as const]
  })
  return Object.fromEntries(entries)
}
