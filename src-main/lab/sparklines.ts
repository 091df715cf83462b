import type { MetricName } from '../../src-engine/training/metrics.ts'
import { isRunId, type ExperimentId, type RunId } from '../contract/ids.ts'
import type { Sparkline } from '../contract/metrics.ts'
import type { MeasuredEpochs } from '../store/series.ts'
import type { Store } from '../store/store.ts'

/** As many points as such a line has pixels to show. */
const MOST_VALUES = 48

/** A line per arm of an experiment (the mean over its seeds), one for a run; none for what has no epochs yet. */
export function sparklines(store: Store, target: ExperimentId | RunId, metric: MetricName): Sparkline[] {
  if (isRunId(target)) {
    const run = store.runs.get(target)
    const measured = run && store.series.ofRun(target, metric)
    return measured && measured.lastEpoch > 0
      ? [lineOf(target, null, measured, run.spec.training.epochs)]
      : []
  }
  const experiment = store.experiments.get(target)
  if (!experiment) return []
  const { arms, training } = experiment.spec
  const epochsOf = (name: string) =>
    arms.find((arm) => arm.name === name)?.training?.epochs ?? training.epochs
  return [...store.series.armMeans(target, metric)].map(([arm, measured]) =>
    lineOf(target, arm, measured, epochsOf(arm))
  )
}

const lineOf = (
  target: Sparkline['target'],
  arm: string | null,
  { values, lastEpoch }: MeasuredEpochs,
  epochs: number
): Sparkline => ({ target, arm, values: thinned(values), doneFraction: lastEpoch / epochs })

/** Evenly spaced values, the first and the last among them. */
function thinned(values: readonly number[]): Float64Array {
  const count = Math.min(values.length, MOST_VALUES)
  return Float64Array.from(
    { length: count },
    (_, i) => values[count === 1 ? 0 : Math.round((i * (values.length - 1)) / (count - 1))]
  )
}
