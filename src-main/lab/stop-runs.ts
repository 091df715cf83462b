import { isRunId, type RunId, type Target } from '../contract/ids.ts'
import { isFinal } from '../contract/run-status.ts'
import type { Store } from '../store/store.ts'

const POLL_MS = 50
const LIMIT_MS = 5000

/**
 * Asks the owners of runs to stop them, and waits until they have ended, be it because an owner's process did.
 *
 * @param obeyHere does at once what was asked of this process
 * @returns whether they have; false when an owner did not answer in time
 */
export async function stopRuns(
  store: Store,
  targets: readonly Target[],
  obeyHere: () => void
): Promise<boolean> {
  interruptLostRuns(store)
  const runs = unfinishedRuns(store, targets)
  if (runs.length === 0) return true
  store.transaction(() => {
    for (const target of targets) store.requests.insert(target)
  })
  obeyHere()
  for (let waitedMs = 0; !runs.every((id) => hasEnded(store, id)); waitedMs += POLL_MS) {
    if (waitedMs >= LIMIT_MS) return false
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    interruptLostRuns(store)
  }
  store.requests.removeObeyed()
  return true
}

/** The targets' runs that wait or train. */
export const unfinishedRuns = (store: Store, targets: readonly Target[]): RunId[] =>
  targets.flatMap((target) => {
    if (!isRunId(target)) return store.runs.unfinishedOf(target)
    return hasEnded(store, target) ? [] : [target]
  })

/** Marks the runs of processes that are gone. Takes no write lock when there are none. */
export function interruptLostRuns(store: Store): void {
  const gone = store.owners.gone()
  if (gone.length > 0) store.runs.interruptRunsOf(gone)
}

/** One that is gone altogether has ended, too. */
const hasEnded = (store: Store, id: RunId) => isFinal(store.runs.statusOf(id) ?? 'cancelled')
