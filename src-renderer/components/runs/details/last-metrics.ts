import type { EpochMetrics } from '../../../../src-engine/training/metrics.ts'
import type { RunSeries } from '../../../stores/series.ts'
import { differenceOf, headlineArm, metricOf } from '../node-figures.ts'
import type { RunNode, SeedNode } from '../run-node.ts'
import { shownMetrics, type ShownMetric, type ShownMetricName } from '../shown-metrics.ts'

/** A line of the panel's table. */
export interface MetricLine {
  readonly label: string
  readonly value: string
  /** To the baseline; empty for the baseline itself. */
  readonly difference: string
}

const SHOWN: readonly ShownMetricName[] = ['test_accuracy', 'test_loss', 'train_loss', 'gap']

/** What a row has come to, with spread where it is a mean. */
export function lastMetrics(node: RunNode): MetricLine[] {
  const shown = node.kind === 'experiment' ? headlineArm(node) : node
  if (!shown) return []
  return SHOWN.flatMap((name): MetricLine[] => {
    const metric: ShownMetric = shownMetrics[name]
    const own = metricOf(shown, metric)
    if (own.n === 0) return []
    const difference = differenceOf(shown, metric)
    return [
      {
        label: labelOf(metric),
        value: withSpread(metric.text(own.mean), own.sd, metric),
        difference:
          difference.n === 0 ? '' : withSpread(metric.difference(difference.mean), difference.sd, metric)
      }
    ]
  })
}

/**
 * Of a run in training: after its last epoch, and minus the baseline's run of its seed after the same epoch, which may have
 * gone on since.
 */
export function metricsSoFar({ runs: [run] }: SeedNode, baseline: RunSeries | undefined): MetricLine[] {
  const epoch = run.epochsDone
  if (run.last === null || epoch === 0) return []
  const { last } = run
  const other: Partial<EpochMetrics> = Object.fromEntries(
    Object.entries(baseline?.columns ?? {}).flatMap(([name, column]) =>
      epoch <= column.length ? [[name, column[epoch - 1]]] : []
    )
  )
  return SHOWN.map((name) => {
    const metric: ShownMetric = shownMetrics[name]
    const difference = metric.of(last) - metric.of(other)
    return {
      label: labelOf(metric),
      value: metric.text(metric.of(last)),
      difference: Number.isFinite(difference) ? metric.difference(difference) : ''
    }
  })
}

const labelOf = ({ label, unit }: ShownMetric) => (unit === '' ? label : `${label}, ${unit}`)

const withSpread = (text: string, sd: number | null, metric: ShownMetric) =>
  sd === null ? text : `${text} ± ${metric.difference(sd).slice(1)}`
