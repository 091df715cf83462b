import type { RunLine } from '../../../src-main/contract/experiments.ts'
import type { ExperimentId } from '../../../src-main/contract/ids.ts'
import { isFinal, isOver } from '../../../src-main/contract/run-status.ts'

/**
 * The experiments whose last runs have ended from one look at all runs to the next, and not because they were stopped:
 * the rule by which the window tells of them, too.
 */
export function finishedExperiments(before: readonly RunLine[], now: readonly RunLine[]): ExperimentId[] {
  const unfinished = new Set(before.filter(({ status }) => !isFinal(status)).map(({ id }) => id))
  const open = new Set(now.filter(({ status }) => !isFinal(status)).map(({ experimentId }) => experimentId))
  const ended = now.filter(({ id, status }) => unfinished.has(id) && isOver(status))
  return [...new Set(ended.map(({ experimentId }) => experimentId))].filter((id) => !open.has(id))
}
