import type { RunLine } from '../../../src-main/contract/experiments.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { isStoppable } from './run-status-words.ts'

/** In words, that a process which trains runs neither stopped nor refused. */
export const NOT_ANSWERED =
  'Another process trains some of these runs and did not answer within 5 seconds. It is asked to stop them, and will when it can; until then nothing is changed. Try again, or stop them where they were started.'

/** Stops those of the runs that have not ended. @throws Error where one of them trains on */
export async function stopRuns(runs: readonly RunLine[]): Promise<void> {
  const targets = runs.flatMap(({ id, status }) => (isStoppable(status) ? [id] : []))
  if (!(await lab().experiments.cancel({ targets }))) throw new Error(NOT_ANSWERED)
}
