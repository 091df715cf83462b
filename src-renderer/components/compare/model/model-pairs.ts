import type { RunLine } from '../../../../src-main/contract/experiments.ts'
import type { Group } from './comparison-model.ts'

/** A finished run of an arm, and the baseline's of the same seed. */
export interface RunPair {
  readonly seed: number
  readonly arm: RunLine
  readonly baseline: RunLine
}

/** The pairs of models that there are of an arm and the baseline, by seed. */
function runPairs(arm: readonly RunLine[], baseline: readonly RunLine[]): RunPair[] {
  const finished = (runs: readonly RunLine[]) => runs.filter(({ status }) => status === 'done')
  const baselineBySeed = new Map(finished(baseline).map((run) => [run.seed, run]))
  return finished(arm)
    .flatMap((run) => {
      const other = baselineBySeed.get(run.seed)
      return other ? [{ seed: run.seed, arm: run, baseline: other }] : []
    })
    .sort((a, b) => a.seed - b.seed)
}

/** The arms that have such a pair, with their pairs. @param runsOf the baseline's group first */
export function pairsByArm(
  runsOf: ReadonlyMap<Group, readonly RunLine[]>
): { readonly group: Group; readonly pairs: readonly RunPair[] }[] {
  const [baseline, ...others] = [...runsOf]
  return others
    .map(([group, runs]) => ({ group, pairs: runPairs(runs, baseline[1]) }))
    .filter(({ pairs }) => pairs.length > 0)
}
