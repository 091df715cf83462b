import type { RunQueue } from '../queue/run-queue.ts'
import type { Store } from '../store/store.ts'
import { every } from './every.ts'

const POLL_INTERVAL_MS = 200
const RETRY_INTERVAL_MS = 1000

/**
 * What a process that runs experiments owes the others: an ear for what they ask of its runs, within a fifth of a second,
 * and, where the store failed, another try at telling how they ended.
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
      every(RETRY_INTERVAL_MS, () => {
        queue.storeEndings()
      })
    ]
  }

  /** Does what was asked so far. */
  obeyRequests(): void {
    const runIds = this.#store.requests.pendingFor(this.#ownerId)
    if (runIds.length === 0) return
    this.#queue.cancel(runIds)
    this.#store.requests.removeObeyed()
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer)
  }
}
