import type { ArmSpec, ExperimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { runSpecOf, type RunSpec } from '../../../../src-engine/spec/run-spec.ts'
import { decisionOf, type Decision } from '../../../../src-engine/statistics/decision.ts'
import { testTrainRatioOf } from '../../../../src-engine/statistics/what-varies.ts'
import type { ExperimentLine, RunLine } from '../../../../src-main/contract/experiments.ts'
import { armStyles, experimentStyles, type ArmStyle } from '../../../charts/arm-style.ts'

/** Runs that are summed up as one: an arm of an experiment, or what was picked of it. */
export interface Group {
  /** Unique, and what statistics call the arm. */
  readonly label: string
  readonly style: ArmStyle
  readonly isBaseline: boolean
  readonly experiment: ExperimentLine
  readonly spec: RunSpec
  /** As they were when the list was read. */
  readonly runs: readonly RunLine[]
}

/** What is compared with what. */
export interface ComparisonModel {
  /** Of which anything is compared, in the order they were named. */
  readonly experiments: readonly ExperimentLine[]
  /** The baseline first. */
  readonly groups: readonly Group[]
  readonly decision: Decision
  readonly testTrainRatio: number
  /** The epoch after which groups are compared: the last that all of them are to reach. */
  readonly lastCommonEpoch: number
  /** Ids that lead nowhere: deleted, or never there. */
  readonly missing: readonly string[]
}

interface Part {
  readonly experiment: ExperimentLine
  readonly arm: ArmSpec
  readonly runs: readonly RunLine[]
}

/**
 * What `ids` ("e3", "r7") ask to be compared. Experiments stand for all their arms, runs for what they are of their arm;
 * runs of a single arm are compared with each other. Null when nothing of it is there.
 */
export function comparisonModel(
  ids: readonly string[],
  experiments: readonly ExperimentLine[]
): ComparisonModel | null {
  const known = new Set(experiments.flatMap(({ id, runs }) => [id, ...runs.map((run) => run.id)] as string[]))
  const asked = new Set(ids)
  const named = experiments
    .filter(({ id, runs }) => asked.has(id) || runs.some((run) => asked.has(run.id)))
    .sort((a, b) => placeOf(a, ids) - placeOf(b, ids))
  const parts = named.flatMap((experiment) => partsOf(experiment, asked))
  if (parts.length === 0) return null

  const isOneExperiment = named.length === 1
  const units = parts.length === 1 && !asked.has(named[0].id) ? singleRuns(parts[0]) : parts
  const labels = units.map((unit) => labelOf(unit, isOneExperiment, units))
  const baseline = Math.max(
    0,
    units.findIndex(({ experiment, arm }) => arm.name === experiment.spec.baseline)
  )
  const styles = stylesOf(named[0].spec, labels, baseline)
  const groups = units.map(({ experiment, arm, runs }, i): Group => {
    const style = styles.get(labels[i])
    if (!style) throw new Error(`no style for the arm "${labels[i]}"`)
    const spec = runSpecOf(experiment.spec, arm)
    return { label: labels[i], style, isBaseline: i === baseline, experiment, spec, runs }
  })
  return {
    experiments: named,
    groups: [groups[baseline], ...groups.filter((_, i) => i !== baseline)],
    decision: decisionOf(groups[baseline].experiment.spec),
    testTrainRatio: Math.max(...named.map(({ spec }) => testTrainRatioOf(spec))),
    lastCommonEpoch: Math.min(...groups.map(({ spec }) => spec.training.epochs)),
    missing: ids.filter((id) => !known.has(id))
  }
}

/** As in the experiment itself where its arms, or some of them, are compared with its baseline. */
function stylesOf(spec: ExperimentSpec, labels: readonly string[], baseline: number): Map<string, ArmStyle> {
  const own = experimentStyles(spec)
  const isOfIt = labels[baseline] === spec.baseline && labels.every((label) => own.has(label))
  return isOfIt ? own : armStyles(labels, labels[baseline])
}

/** Where an experiment, or the first of its runs, is named. */
function placeOf({ id, runs }: ExperimentLine, ids: readonly string[]): number {
  const own = new Set<string>([id, ...runs.map((run) => run.id)])
  return ids.findIndex((asked) => own.has(asked))
}

function partsOf(experiment: ExperimentLine, asked: ReadonlySet<string>): Part[] {
  const isWhole = asked.has(experiment.id)
  return experiment.spec.arms.flatMap((arm) => {
    const runs = experiment.runs.filter((run) => run.arm === arm.name && (isWhole || asked.has(run.id)))
    return runs.length === 0 ? [] : [{ experiment, arm, runs }]
  })
}

const singleRuns = ({ runs, ...part }: Part): Part[] => runs.map((run) => ({ ...part, runs: [run] }))

function labelOf({ experiment, arm, runs }: Part, isOneExperiment: boolean, units: readonly Part[]): string {
  if (!isOneExperiment) return `${experiment.id}: ${arm.name}`
  const isAlone = units.filter((unit) => unit.arm === arm).length === 1
  return isAlone ? arm.name : `${runs[0].id}, seed ${runs[0].seed}`
}
