import { compareArms, type ArmSummary } from '../../src-engine/statistics/compare-arms.ts'
import { compareIn, type Comparison } from '../../src-engine/statistics/compare-with-baseline.ts'
import { comparisonInput } from '../../src-engine/statistics/comparison-input.ts'
import type { HonestyCheck } from '../../src-engine/statistics/honesty/check.ts'
import { resultChecks } from '../../src-engine/statistics/honesty/result-checks.ts'
import { specChecks } from '../../src-engine/statistics/honesty/spec-checks.ts'
import { choosingMetric } from '../../src-engine/statistics/compared-epoch.ts'
import { decisionOf } from '../../src-engine/statistics/decision.ts'
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
  /** Over the runs that are done, at the epoch that the decision compares. */
  readonly comparison: readonly ArmSummary[]
  /** Each arm but the baseline against it, in the metric that was decided on beforehand. */
  readonly verdicts: readonly Comparison[]
  /** What could make the result say more than it knows. */
  readonly checks: readonly HonestyCheck[]
}

export function reportOn(store: Store, experiment: Experiment): ExperimentReport {
  const { metric, epoch } = decisionOf(experiment.spec)
  const chooser = choosingMetric(metric, epoch)
  // Of one moment: a run that ends in another process meanwhile would be done without its last epoch.
  const { lastEpochs, bestEpochs, hashes, stored, additions } = store.snapshot(() => {
    const runIds = store.runs.idsOf(experiment.id)
    return {
      lastEpochs: store.metricPoints.lastEpochs(experiment.id),
      bestEpochs: chooser && new Map(runIds.map((id) => [id, store.metricPoints.best(id, chooser)])),
      hashes: store.models.weightHashes(experiment.id),
      stored: store.runs.ofExperiment(experiment.id),
      additions: store.seedAdditions.byExperiment().get(experiment.id) ?? []
    }
  })
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
  const finished = runs.flatMap(({ id, arm, seed, status, last }): FinishedRun[] => {
    const final = bestEpochs ? bestEpochs.get(id)?.metrics : last
    return status === 'done' && final ? [{ arm, seed, final }] : []
  })
  const input = comparisonInput(experiment.spec, finished)
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
