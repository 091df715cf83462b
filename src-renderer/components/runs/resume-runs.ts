import { counted } from '../../../src-engine/words/numbers.ts'
import type { ExperimentId, RunId } from '../../../src-main/contract/ids.ts'
import { lab } from '../../lab-client/lab-client.ts'

/**
 * Goes on with stopped runs; of a whole experiment with those that can. @throws Error that says how many cannot, and why
 */
export async function resumeRuns(targets: (ExperimentId | RunId)[]): Promise<void> {
  const { runIds, refused } = await lab().experiments.resume({ targets })
  if (refused.length === 0) return
  throw new Error(
    `${counted(runIds.length, 'run')} resumed; ${counted(refused.length, 'run')} stopped as before. ${refused[0].why}`
  )
}
