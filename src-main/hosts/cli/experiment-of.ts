import { isRunId, type ExperimentId, type Target } from '../../contract/ids.ts'
import type { LabClient } from './open-lab.ts'

/** The experiment that is meant: of a run, its own. */
export const experimentOf = async (id: Target, client: LabClient): Promise<ExperimentId> =>
  isRunId(id) ? (await client.reports.run({ id })).experimentId : id
