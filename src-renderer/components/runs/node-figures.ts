import { summarize, type Summary } from '../../../src-engine/statistics/summary.ts'
import type { RunLine } from '../../../src-main/contract/experiments.ts'
import { isStoppable } from './run-status-words.ts'
import type { ArmNode, RunNode, SeedNode } from './run-node.ts'
import type { ShownMetric } from './shown-metrics.ts'

export interface Progress {
  readonly done: number
  readonly total: number
  readonly unit: 'epochs' | 'runs'
  /** 0..1 */
  readonly fraction: number
}

/** Of a run, its epochs; of several, how many of them came to their end. */
export function progressOf(node: RunNode): Progress {
  if (node.kind === 'run') {
    const { epochsDone, epochs, fraction } = node.runs[0]
    return { done: epochsDone, total: epochs, unit: 'epochs', fraction }
  }
  const { runs } = node
  return {
    done: runs.filter(({ status }) => status === 'done').length,
    total: runs.length,
    unit: 'runs',
    fraction: runs.reduce((sum, run) => sum + run.fraction, 0) / runs.length
  }
}

/** The arm whose numbers stand for a whole experiment: its only one beside the baseline, or its only one. */
export function headlineArm({ children }: { readonly children: readonly ArmNode[] }): ArmNode | null {
  const others = children.filter(({ arm, experiment }) => arm !== experiment.spec.baseline)
  if (others.length === 1) return others[0]
  return children.length === 1 ? children[0] : null
}

const NOTHING: Summary = { n: 0, mean: NaN, sd: null }

/** Of a run, its value after its last epoch so far; of an arm, over its finished runs; of an experiment, its headline's. */
export function metricOf(node: RunNode, { of }: Pick<ShownMetric, 'of'>): Summary {
  if (node.kind === 'experiment') {
    const arm = headlineArm(node)
    return arm ? metricOf(arm, { of }) : NOTHING
  }
  const measured = node.runs.filter(({ status }) => node.kind === 'run' || status === 'done')
  return summarize(measured.flatMap(({ last }) => finite(last ? of(last) : NaN)))
}

/**
 * Minus the baseline, seed by seed, over the seeds that both have finished: a run in the midst of its training is not
 * compared with the other's end.
 */
export function differenceOf(node: RunNode, metric: ShownMetric): Summary {
  const shown = node.kind === 'experiment' ? headlineArm(node) : node
  return shown ? summarize(seedDifferences(shown, metric)) : NOTHING
}

/** The same, seed by seed. */
export function seedDifferences(node: ArmNode | SeedNode, metric: ShownMetric): number[] {
  const seeds = node.kind === 'run' ? [node] : node.children
  return seeds.flatMap((seed) => finite(seedDifference(seed, metric)))
}

function seedDifference({ runs: [run], baseline }: SeedNode, { of }: ShownMetric): number {
  const areDone = run.status === 'done' && baseline?.status === 'done'
  return areDone && run.last && baseline.last ? of(run.last) - of(baseline.last) : NaN
}

const finite = (value: number) => (Number.isFinite(value) ? [value] : [])

/** Training time of all runs together, in seconds; null before any has ended. */
export function tookS({ runs }: RunNode): number | null {
  const durations = runs.flatMap(({ durationS }) => durationS ?? [])
  return durations.length === 0 ? null : durations.reduce((sum, seconds) => sum + seconds, 0)
}

/** When the first of the runs began, ISO 8601; null before that. */
export function startedAt({ runs }: RunNode): string | null {
  return runs.reduce<string | null>(
    (first, { startedAt: at }) => (at !== null && (first === null || at < first) ? at : first),
    null
  )
}

/**
 * About how long until the node's runs have ended, in seconds, once it is their turn; null when none is left or nothing is
 * known yet.
 *
 * @param now milliseconds since 1970
 */
export function secondsLeft({ runs }: RunNode, workers: number, now: number): number | null {
  const open = runs.filter(({ status }) => isStoppable(status))
  const expected = expectedS(runs, now)
  if (open.length === 0 || expected === null) return null
  const work = open.reduce((sum, { fraction }) => sum + (1 - fraction) * expected, 0)
  return work / Math.max(1, Math.min(workers, open.length))
}

/** How long a run takes: as those that are done, else as those in training promise. */
function expectedS(runs: readonly RunLine[], now: number): number | null {
  const done = runs.flatMap(({ status, durationS }) => (status === 'done' ? (durationS ?? []) : []))
  const promised = runs.flatMap(({ status, startedAt: at, fraction }) =>
    status === 'running' && at !== null && fraction > 0 ? (now - Date.parse(at)) / 1000 / fraction : []
  )
  const known = done.length > 0 ? done : promised
  return known.length === 0 ? null : known.reduce((sum, seconds) => sum + seconds, 0) / known.length
}
