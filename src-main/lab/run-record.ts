import type { RunRecord } from '../contract/reports.ts'
import type { Run } from '../store/run.ts'
import type { Store } from '../store/store.ts'

/** All that is stored of a run, but for its weights and what only training needs. */
export function runRecordOf(run: Run, store: Store): RunRecord {
  const model = store.models.get(run.id)
  return {
    id: run.id,
    experimentId: run.experimentId,
    arm: run.arm,
    seed: run.seed,
    status: run.status,
    reason: run.reason,
    durationS: run.durationS,
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    engine: run.engine,
    engineVersion: run.engineVersion,
    appVersion: run.appVersion,
    nodeVersion: run.nodeVersion,
    specHash: run.specHash,
    dataHash: run.dataHash,
    finalWeightsSha256: model?.weightsSha256 ?? null,
    testRowsSha256: model?.testRowsSha256 ?? null,
    spec: run.spec,
    epochs: store.metricPoints.epochs(run.id)
  }
}
