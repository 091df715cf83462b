import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { runSpecOf, type RunSpec } from '../../src-engine/spec/run-spec.ts'
import { metricNames } from '../../src-engine/training/metrics.ts'
import type { Estimate } from '../contract/experiments.ts'
import type { DatasetSummary } from '../data/dataset-summary.ts'
import type { Store } from '../store/store.ts'

/** Multiply-adds a second of one worker, for where nothing was trained yet: the tutorial's runs on one core of an AMD EPYC. */
const TYPICAL_RATE = { fast: 8e10, reference: 3.3e9 }
/** A row of metric_points with its share of the tree. */
const BYTES_PER_POINT = 22

/** What an experiment would cost here: time scaled from the newest runs on the same data, disk from what is stored. */
export function estimateCost(
  store: Store,
  spec: ExperimentSpec,
  datasets: readonly DatasetSummary[],
  workers: number
): Estimate {
  const sizeOf = (id: string) => datasets.find((dataset) => dataset.id === id) ?? null
  const past = store.runs
    .newestDone(spec.dataset.id, spec.engine)
    .map((run) => workOf(run.spec, sizeOf(run.spec.dataset.id)) / (run.durationS ?? NaN))
    .filter((rate) => rate > 0)
    .sort((a, b) => a - b)
  const rate = past.length > 0 ? past[Math.floor(past.length / 2)] : TYPICAL_RATE[spec.engine]

  const arms = spec.arms.map((arm) => runSpecOf(spec, arm))
  const size = sizeOf(spec.dataset.id)
  const armSeconds = arms.map((arm) => workOf(arm, size) / rate)
  const total = sum(armSeconds) * spec.seeds.length
  const runs = arms.length * spec.seeds.length
  // Arms that draw from one stream follow each other; runs that do not fill all workers leave some idle.
  const sideBySide = spec.random === 'numpy-legacy' ? spec.seeds.length : runs
  return {
    runs,
    seconds: total / Math.min(workers, sideBySide),
    secondsPerRun: total / runs,
    diskBytes: sum(arms.map((arm) => bytesOf(arm, size))) * spec.seeds.length,
    basis: past.length > 0 ? 'past-runs' : 'typical'
  }
}

/** Multiply-adds of a run: forward and twice backward over the training rows, forward over all where it is measured. */
function workOf(spec: RunSpec, size: DatasetSummary | null): number {
  const { train, test } = rowsOf(spec, size)
  const rows = spec.training.epochs * 3 * train + measuredEpochs(spec) * (train + test)
  return weightsOf(spec, size) * rows
}

const measuredEpochs = ({ training: { epochs, evaluateEvery } }: RunSpec) => Math.ceil(epochs / evaluateEvery)

function bytesOf(spec: RunSpec, size: DatasetSummary | null): number {
  const bytesPerWeight = spec.engine === 'fast' ? 4 : 8
  return (
    weightsOf(spec, size) * bytesPerWeight +
    measuredEpochs(spec) * metricNames.length * BYTES_PER_POINT +
    rowsOf(spec, size).test
  )
}

function weightsOf({ network }: RunSpec, size: DatasetSummary | null): number {
  const widths = [size?.columns ?? 784, ...network.hidden, size?.classes ?? 10]
  return sum(widths.slice(1).map((width, i) => width * widths[i]))
}

function rowsOf({ dataset, split }: RunSpec, size: DatasetSummary | null): { train: number; test: number } {
  const all = dataset.samples ?? size?.trainingRows ?? 0
  const test = split === 'given' ? (size?.testRows ?? 0) : Math.ceil(all * split.fraction)
  const train = split === 'given' ? all : all - test
  return { train: Math.min(train, dataset.trainingRows ?? train), test }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
