import { compareArms, type ArmSummary } from '../../src-engine/statistics/compare-arms.ts'
import { compareIn, type Comparison } from '../../src-engine/statistics/compare-with-baseline.ts'
import { comparisonInput } from '../../src-engine/statistics/comparison-input.ts'
import type { HonestyCheck } from '../../src-engine/statistics/honesty/check.ts'
import { resultChecks } from '../../src-engine/statistics/honesty/result-checks.ts'
import { specChecks } from '../../src-engine/statistics/honesty/spec-checks.ts'
import type { FinishedRun } from '../../src-engine/statistics/pairs.ts'
import { metricNames, type EpochMetrics } from '../../src-engine/training/metrics.ts'
import type { Experiment } from '../store/experiments.ts'
import { keyOf, type RunId } from '../contract/ids.ts'
import type { RunStatus } from '../contract/run-status.ts'
import type { Store } from '../store/store.ts'

/** How far a run came. */
interface RunReport {
  readonly id: RunId
  readonly arm: string
  readonly seed: number
  readonly status: RunStatus
  readonly reason: string | null
  readonly engine: string
  readonly durationS: number | null
  readonly epochsDone: number
  readonly epochs: number
  /** After the last epoch that was finished; null before the first. */
  readonly last: Partial<EpochMetrics> | null
  readonly finalWeightsSha256: string | null
}

/** An experiment, its runs, and its arms compared. */
export interface ExperimentReport {
  readonly experiment: Experiment
  readonly runs: readonly RunReport[]
  /** Over the runs that are done. */
  readonly comparison: readonly ArmSummary[]
  /** Each arm but the baseline against it, in the metric that was decided on beforehand. */
  readonly verdicts: readonly Comparison[]
  /** What could make the result say more than it knows. */
  readonly checks: readonly HonestyCheck[]
}

export function reportOn(store: Store, experiment: Experiment): ExperimentReport {
  // Of one moment: a run that ends in another process meanwhile would be done without its last epoch.
  const { lastEpochs, hashes, stored, additions } = store.snapshot(() => ({
    lastEpochs: store.metricPoints.lastEpochs(experiment.id),
    hashes: store.models.weightHashes(experiment.id),
    stored: store.runs.ofExperiment(experiment.id),
    additions: store.seedAdditions.byExperiment().get(experiment.id) ?? []
  }))
  const runs = stored.map((run): RunReport => {
    const last = lastEpochs.get(keyOf(run.id))
    return {
      id: run.id,
      arm: run.arm,
      seed: run.seed,
      status: run.status,
      reason: run.reason,
      engine: run.engine,
      durationS: run.durationS,
      epochsDone: last?.epoch ?? 0,
      epochs: run.spec.training.epochs,
      last: last?.metrics ?? null,
      finalWeightsSha256: hashes.get(keyOf(run.id)) ?? null
    }
  })
  const input = comparisonInput(experiment.spec, runs.flatMap(finishedRun))
  const comparison = compareArms(input.runs, input.arms, input.baseline, metricNames)
  const others = input.arms.filter((arm) => arm !== input.baseline)
  return {
    experiment,
    runs,
    comparison,
    verdicts: compareIn(input.decision.metric, others, input),
    checks: [
      ...specChecks(experiment.spec),
      ...resultChecks(experiment.spec, { runs: stored, seedsAdded: additions.flatMap(({ seeds }) => seeds) })
    ]
  }
}

function finishedRun({ arm, seed, status, last }: RunReport): FinishedRun[] {
  return status === 'done' && last ? [{ arm, seed, final: last }] : []
}
