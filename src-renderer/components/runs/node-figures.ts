import { summarize, type Summary } from '../../../src-engine/statistics/summary.ts'
import type { ArmNode, RunNode, SeedNode } from './run-node.ts'
import type { ShownMetric } from './shown-metrics.ts'

export interface Progress {
  readonly done: number
  readonly total: number
  readonly unit: 'epoch' | 'run'
  /** 0..1 */
  readonly fraction: number
}

/** Of a run, its epochs; of several, how many of them came to their end. */
export function progressOf(node: RunNode): Progress {
  if (node.kind === 'run') {
    const { epochsDone, epochs, fraction } = node.runs[0]
    return { done: epochsDone, total: epochs, unit: 'epoch', fraction }
  }
  const { runs } = node
  return {
    done: runs.filter(({ status }) => status === 'done').length,
    total: runs.length,
    unit: 'run',
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
