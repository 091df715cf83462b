import { compareArms } from '../../src-engine/statistics/compare-arms.ts'
import { compareIn } from '../../src-engine/statistics/compare-with-baseline.ts'
import { comparisonInput } from '../../src-engine/statistics/comparison-input.ts'
import { resultChecks } from '../../src-engine/statistics/honesty/result-checks.ts'
import { specChecks } from '../../src-engine/statistics/honesty/spec-checks.ts'
import { choosingMetric } from '../../src-engine/statistics/compared-epoch.ts'
import { decisionOf } from '../../src-engine/statistics/decision.ts'
import type { FinishedRun } from '../../src-engine/statistics/pairs.ts'
import { metricNames } from '../../src-engine/training/metrics.ts'
import type { Experiment } from '../store/experiments.ts'
import { keyOf } from '../contract/ids.ts'
import type { ExperimentReport, RunReport } from '../contract/reports.ts'
import type { Store } from '../store/store.ts'

/** An experiment, its runs, and its arms compared. */
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
      additions: store.seedAdditions.ofExperiment(experiment.id)
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
  const seedsAdded = additions.flatMap(({ seeds }) => seeds)
  return {
    experiment,
    runs,
    comparison,
    verdicts: compareIn(input.decision.metric, others, input),
    checks: [
      ...specChecks(experiment.spec, seedsAdded.length),
      ...resultChecks(experiment.spec, { runs: stored, seedsAdded })
    ]
  }
}
