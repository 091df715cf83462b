import { sweepOfArm } from '../../../src-engine/spec/sweep-spec.ts'
import type { ExperimentLine, RunLine } from '../../../src-main/contract/experiments.ts'
import type { ExperimentId, RunId } from '../../../src-main/contract/ids.ts'

/** One arm with one seed. */
export interface SeedNode {
  readonly kind: 'run'
  readonly key: RunId
  readonly experiment: ExperimentLine
  readonly arm: string
  readonly runs: readonly [RunLine]
  /** The baseline's run with the same seed; null for the baseline itself, and where there is none. */
  readonly baseline: RunLine | null
}

export interface ArmNode {
  readonly kind: 'arm'
  readonly key: `${ExperimentId}/${string}`
  readonly experiment: ExperimentLine
  readonly arm: string
  readonly runs: readonly RunLine[]
  /** By seed. */
  readonly children: readonly SeedNode[]
}

export interface ExperimentNode {
  readonly kind: 'experiment'
  readonly key: ExperimentId
  readonly experiment: ExperimentLine
  /** In the order of the experiment's line. */
  readonly runs: readonly RunLine[]
  /** The baseline first, then as in the spec; arms without runs are left out. */
  readonly children: readonly ArmNode[]
}

/** A row of the tree: what it says of itself never changes; what changed is another node of the same key. */
export type RunNode = ExperimentNode | ArmNode | SeedNode
export type NodeKey = RunNode['key']

/**
 * The tree of experiments, arms and seeds as they are now. Nodes in which nothing changed are those of `before`, so that
 * whoever shows them has nothing to do.
 *
 * @param current a run as it is now, which may be newer than the experiment's line
 */
export function runTree(
  experiments: readonly ExperimentLine[],
  current: (run: RunLine) => RunLine,
  before: readonly ExperimentNode[]
): ExperimentNode[] {
  const known = new Map(before.map((node) => [node.key, node]))
  return experiments.map((experiment) => {
    const runs = experiment.runs.map(current)
    const old = known.get(experiment.id)
    return old?.experiment === experiment && isSameList(old.runs, runs)
      ? old
      : experimentNode(experiment, runs, old)
  })
}

function experimentNode(
  experiment: ExperimentLine,
  runs: readonly RunLine[],
  old: ExperimentNode | undefined
): ExperimentNode {
  const { spec, id } = experiment
  const byArm = Map.groupBy(runs, ({ arm }) => arm)
  const baselineBySeed = new Map(byArm.get(spec.baseline)?.map((run) => [run.seed, run]))
  const names = [spec.baseline, ...spec.arms.map(({ name }) => name).filter((name) => name !== spec.baseline)]
  const oldArms = new Map(old?.children.map((node) => [node.arm, node]))
  const children = names.flatMap((arm): ArmNode[] => {
    const ofArm = byArm.get(arm)?.toSorted((a, b) => a.seed - b.seed)
    if (!ofArm) return []
    const oldArm = oldArms.get(arm)
    const oldSeeds = new Map(oldArm?.children.map((node) => [node.key, node]))
    const seeds = ofArm.map((run): SeedNode => {
      const baseline = arm === spec.baseline ? null : (baselineBySeed.get(run.seed) ?? null)
      const oldSeed = oldSeeds.get(run.id)
      const isSame =
        oldSeed?.runs[0] === run && oldSeed.baseline === baseline && oldSeed.experiment === experiment
      return isSame ? oldSeed : { kind: 'run', key: run.id, experiment, arm, runs: [run], baseline }
    })
    const isSame = oldArm?.experiment === experiment && isSameList(oldArm.children, seeds)
    return [
      isSame ? oldArm : { kind: 'arm', key: `${id}/${arm}`, experiment, arm, runs: ofArm, children: seeds }
    ]
  })
  return { kind: 'experiment', key: id, experiment, runs, children }
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((item, i) => item === b[i])

/** What is directly below a node. */
export const childrenOf = (node: RunNode): readonly RunNode[] => (node.kind === 'run' ? [] : node.children)

/** What a row is called. */
export function nameOf(node: RunNode): string {
  if (node.kind === 'experiment') return node.experiment.name
  return node.kind === 'arm' ? node.arm : `seed ${node.runs[0].seed}`
}

/**
 * The same in two: what the arms of a sweep have in common, which gives way where there is little room, and what tells them
 * apart. "regularized" and "lambda 0.01"; of any other node only the second.
 */
export function namePartsOf(node: RunNode): readonly [common: string, own: string] {
  const name = nameOf(node)
  const common = node.kind === 'arm' ? sweepOfArm(node.experiment.spec, node.arm)?.arm : undefined
  return common !== undefined && name.startsWith(`${common} `)
    ? [common, name.slice(common.length + 1)]
    : ['', name]
}

/** The same where nothing above it is in view: "regularized, seed 3". */
export const fullNameOf = (node: RunNode) =>
  node.kind === 'run' ? `${node.arm}, ${nameOf(node)}` : nameOf(node)
