import { counted } from '../../../src-engine/words/numbers.ts'
import type { ExperimentId, RunId } from '../../../src-main/contract/ids.ts'
import type { RunNode } from './run-node.ts'

/**
 * Rows as the lab takes them: experiments whole, arms as their runs, and nothing twice. Only what has, or is, a run that
 * fits.
 */
export function targetsOf(
  nodes: readonly RunNode[],
  fits: (run: RunNode['runs'][number]) => boolean = () => true
): (ExperimentId | RunId)[] {
  const whole = new Set(nodes.flatMap((node) => (node.kind === 'experiment' ? [node.key] : [])))
  const runs = nodes
    .filter((node) => node.kind !== 'experiment' && !whole.has(node.experiment.id))
    .flatMap((node) => node.runs.filter(fits).map(({ id }) => id))
  const fitting = nodes.flatMap((node) =>
    node.kind === 'experiment' && node.runs.some(fits) ? [node.key] : []
  )
  return [...new Set([...fitting, ...runs])]
}

/** All runs below the rows, each once. */
export const runsBelow = (nodes: readonly RunNode[]) => [
  ...new Map(nodes.flatMap(({ runs }) => runs.map((run) => [run.id, run] as const))).values()
]

/** The experiments that the rows are or belong to, each once. */
export const experimentsOf = (nodes: readonly RunNode[]) => [
  ...new Map(nodes.map(({ experiment }) => [experiment.id, experiment])).values()
]

/**
 * What Compare shows of the rows. A single arm or run is shown beside the baseline that it is measured by: alone it answers
 * nothing.
 */
export function comparedIds(nodes: readonly RunNode[]): (ExperimentId | RunId)[] {
  const [only] = nodes
  if (nodes.length !== 1 || only.kind === 'experiment') return targetsOf(nodes)
  if (only.kind === 'run') return [...(only.baseline ? [only.baseline.id] : []), only.key]
  const baselines = only.children.flatMap(({ baseline }) => baseline?.id ?? [])
  return [...baselines, ...only.children.map(({ key }) => key)]
}

/** "3 arms", "1 experiment, 2 runs". */
export function countWords(nodes: readonly RunNode[]): string {
  const kinds = ['experiment', 'arm', 'run'] as const
  return kinds
    .flatMap((kind) => {
      const count = nodes.filter((node) => node.kind === kind).length
      return count === 0 ? [] : [counted(count, kind)]
    })
    .join(', ')
}
