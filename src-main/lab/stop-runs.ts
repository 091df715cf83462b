import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Target } from '../contract/ids.ts'
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
  const runs = store.targets.unfinishedRuns(targets)
  if (runs.length === 0) return true
  store.transaction(() => {
    // Not experiments: what is launched in them while an owner does not answer is nobody's wish to stop.
    store.requests.insert(runs)
  })
  await nextTurn()
  obeyHere()
  for (let waitedMs = 0; store.targets.unfinishedRuns(runs).length > 0; waitedMs += POLL_MS) {
    if (waitedMs >= LIMIT_MS) return false
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    interruptLostRuns(store)
  }
  store.requests.removeObeyed()
  return true
}

/** Marks the runs of processes that are gone. Takes no write lock when there are none. */
export function interruptLostRuns(store: Store): void {
  const gone = store.owners.gone()
  if (gone.length > 0) store.runs.interruptRunsOf(gone)
}
