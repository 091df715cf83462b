import type { EpochMetrics } from '../../../../src-engine/training/metrics.ts'
import type { RunSeries } from '../../../stores/series.ts'
import { differenceOf, headlineArm, metricOf } from '../node-figures.ts'
import type { RunNode, SeedNode } from '../run-node.ts'
import { shownMetrics, type ShownMetric, type ShownMetricName } from '../shown-metrics.ts'

/** A line of the panel's table. */
export interface MetricLine {
  readonly label: string
  /** The label in full. */
  readonly detail: string
  readonly value: string
  /** To the baseline; empty for the baseline itself. */
  readonly difference: string
}

/** What is shown, with names short enough to stand beside two numbers and their spread. */
const SHOWN: readonly (readonly [ShownMetricName, string])[] = [
  ['test_accuracy', 'Test %'],
  ['test_loss', 'Test loss'],
  ['train_loss', 'Train loss'],
  ['gap', 'Gap, pp']
]

/** What a row has come to, with spread where it is a mean. */
export function lastMetrics(node: RunNode): MetricLine[] {
  const shown = node.kind === 'experiment' ? headlineArm(node) : node
  if (!shown) return []
  return SHOWN.flatMap(([name, label]): MetricLine[] => {
    const metric: ShownMetric = shownMetrics[name]
    const own = metricOf(shown, metric)
    if (own.n === 0) return []
    const difference = differenceOf(shown, metric)
    return [
      {
        label,
        detail: metric.label,
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
  return SHOWN.map(([name, label]) => {
    const metric: ShownMetric = shownMetrics[name]
    const difference = metric.of(last) - metric.of(other)
    return {
      label,
      detail: metric.label,
      value: metric.text(metric.of(last)),
      difference: Number.isFinite(difference) ? metric.difference(difference) : ''
    }
  })
}

const withSpread = (text: string, sd: number | null, metric: ShownMetric) =>
  sd === null ? text : `${text} ± ${metric.text(sd)}`

/** What stands over the values: of one seed there is no spread. */
export const valueHead = (lines: readonly MetricLine[]) =>
  lines.some(({ value }) => value.includes(' ± ')) ? 'mean ± sd' : 'value'
