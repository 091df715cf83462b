import type { RunQueue } from '../queue/run-queue.ts'
import { isRunId, type ExperimentId, type RunId } from '../store/ids.ts'
import type { Request } from '../store/requests.ts'
import type { Store } from '../store/store.ts'

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
      setInterval(() => {
        this.obeyRequests()
      }, POLL_INTERVAL_MS),
      setInterval(() => {
        store.owners.beat(ownerId)
      }, HEARTBEAT_INTERVAL_MS)
    ]
    // Neither keeps the process alive once its work is done.
    for (const timer of this.#timers) timer.unref()
  }

  /** Does what was asked so far. */
  obeyRequests(): void {
    for (const request of this.#store.requests.pendingFor(this.#ownerId)) this.#obey(request)
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer)
  }

  #obey({ key, kind, target }: Request): void {
    const runs = runsOf(this.#store, target)
    this.#queue.cancel(runs)
    if (kind === 'cancel') this.#store.requests.remove(key)
    // A run in training is deleted once it has stopped: the request stays until then, and goes with it.
    else if (!runs.some((runId) => this.#queue.openRuns.includes(runId))) deleteTarget(this.#store, target)
  }
}

/** The run itself, or all runs of the experiment. */
export function runsOf(store: Store, target: ExperimentId | RunId): RunId[] {
  return isRunId(target) ? [target] : store.runs.ofExperiment(target).map(({ id }) => id)
}

export function deleteTarget(store: Store, target: ExperimentId | RunId): void {
  if (isRunId(target)) store.runs.delete(target)
  else store.experiments.delete(target)
}
