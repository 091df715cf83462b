import type { ExperimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import type { RunLine } from '../../../../src-main/contract/experiments.ts'
import type { RunId } from '../../../../src-main/contract/ids.ts'

/** An arm that has models. */
export interface TrainedArm {
  readonly name: string
  /** The runs that are done, by seed. */
  readonly runs: ReadonlyMap<number, RunId>
}

/** The arms of an experiment that have models, the baseline first. */
export function trainedArms({ arms, baseline }: ExperimentSpec, runs: readonly RunLine[]): TrainedArm[] {
  const names = arms.map(({ name }) => name)
  const done = Map.groupBy(
    runs.filter(({ status }) => status === 'done'),
    ({ arm }) => arm
  )
  return [baseline, ...names.filter((name) => name !== baseline)].flatMap((name) => {
    const own = done.get(name) ?? []
    const bySeed = own.toSorted((a, b) => a.seed - b.seed).map(({ seed, id }) => [seed, id] as const)
    return own.length === 0 ? [] : [{ name, runs: new Map(bySeed) }]
  })
}

/** The seeds with which both have models, ascending. */
export const sharedSeeds = (a: TrainedArm, b: TrainedArm): number[] =>
  [...a.runs.keys()].filter((seed) => b.runs.has(seed))

/** Two arms that share a seed: those named, if they do, else the first that do. Null when no two do. */
export function pairOf(
  arms: readonly TrainedArm[],
  [first, second]: readonly [string | null, string | null]
): readonly [TrainedArm, TrainedArm] | null {
  const preferring = (wanted: string | null) => [...arms.filter(({ name }) => name === wanted), ...arms]
  for (const a of preferring(first)) {
    const b = preferring(second).find((other) => other !== a && sharedSeeds(a, other).length > 0)
    if (b) return [a, b]
  }
  return null
}
