import type { RunQueue } from '../queue/run-queue.ts'
import { isRunId, type ExperimentId, type RunId } from '../contract/ids.ts'
import type { Store } from '../store/store.ts'
import { every } from './every.ts'

const POLL_INTERVAL_MS = 200
const HEARTBEAT_INTERVAL_MS = 1000

/**
 * What a process that runs experiments owes the others: a heartbeat, and an ear for what they ask of its runs. It hears
 * within a fifth of a second.
 */
export class OwnerDesk {
  readonly #store: Store
  readonly #queue: RunQueue
  readonly #ownerId: number
  readonly #timers: NodeJS.Timeout[]

  constructor(store: Store, queue: RunQueue, ownerId: number) {
    this.#store = store
    this.#queue = queue
    this.#ownerId = ownerId
    this.#timers = [
      every(POLL_INTERVAL_MS, () => {
        this.obeyRequests()
      }),
      every(HEARTBEAT_INTERVAL_MS, () => {
        store.owners.beat(ownerId)
        queue.storeEndings()
      })
    ]
  }

  /** Does what was asked so far. */
  obeyRequests(): void {
    const targets = this.#store.requests.pendingFor(this.#ownerId)
    if (targets.length === 0) return
    this.#queue.cancel(targets.flatMap((target) => runsOf(this.#store, target)))
    this.#store.requests.removeObeyed()
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer)
  }
}

/** The run itself, or all runs of the experiment. */
function runsOf(store: Store, target: ExperimentId | RunId): RunId[] {
  return isRunId(target) ? [target] : store.runs.idsOf(target)
}
