import type { FinishedRun } from '../../../../src-engine/statistics/pairs.ts'
import { metricNames, type EpochMetrics } from '../../../../src-engine/training/metrics.ts'
import type { RunLine } from '../../../../src-main/contract/experiments.ts'
import type { RunId } from '../../../../src-main/contract/ids.ts'
import type { RunSeries } from '../../../stores/series.ts'
import type { ComparisonModel, Group } from './comparison-model.ts'

/** A finished run of a group, after the epoch at which groups are compared. */
export interface FinalRun extends FinishedRun {
  /** Of the run and what it came to: equal keys stand for equal values. */
  readonly key: string
  readonly durationS: number | null
}

/** The finished runs of all groups. Where some train for more epochs than others, as they were at the last common one. */
export function finalRuns(
  { groups, lastCommonEpoch }: ComparisonModel,
  runsOf: ReadonlyMap<Group, readonly RunLine[]>,
  seriesOf: ReadonlyMap<RunId, RunSeries>
): FinalRun[] {
  return groups.flatMap((group) =>
    (runsOf.get(group) ?? []).flatMap((run) => {
      if (run.status !== 'done') return []
      const final =
        run.epochs === lastCommonEpoch ? run.last : metricsAt(seriesOf.get(run.id), lastCommonEpoch)
      if (!final) return []
      const key = `${group.label}/${run.id}/${run.endedAt}`
      return [{ key, arm: group.label, seed: run.seed, final, durationS: run.durationS }]
    })
  )
}

function metricsAt(series: RunSeries | undefined, epoch: number): Partial<EpochMetrics> | null {
  if (!series || series.length < epoch) return null
  const entries = metricNames.flatMap((name) => {
    const value = series.columns[name]?.[epoch - 1]
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(entries)
}
