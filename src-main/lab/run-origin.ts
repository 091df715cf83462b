import type { RunOrigin } from '../contract/experiments.ts'
import type { Run } from '../store/run.ts'
import type { Store } from '../store/store.ts'

/** What a stored run was made of. */
export const runOriginOf = (run: Run, store: Store): RunOrigin => ({
  specHash: run.specHash,
  dataHash: run.dataHash,
  engine: run.engine,
  engineVersion: run.engineVersion,
  appVersion: run.appVersion,
  nodeVersion: run.nodeVersion,
  weightsHash: store.models.get(run.id)?.weightsSha256 ?? null
})
