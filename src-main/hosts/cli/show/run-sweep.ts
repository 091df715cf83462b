import { sweepOfArm, sweepTexts } from '../../../../src-engine/spec/sweep-spec.ts'
import type { RunRecord } from '../../../contract/reports.ts'
import type { LabClient } from '../open-lab.ts'

/** The sweep that made a run's arm, as `--sweep` takes it, a text for each field; null of any other run. */
export async function runSweep(
  client: LabClient,
  { experimentId, arm }: Pick<RunRecord, 'experimentId' | 'arm'>
): Promise<string[] | null> {
  const { spec } = await client.experiments.get({ id: experimentId })
  const sweep = sweepOfArm(spec, arm)
  return sweep ? sweepTexts(sweep) : null
}
