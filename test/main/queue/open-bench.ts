import { onTestFinished } from 'vitest'
import type { Chain } from '../../../src-engine/training/chain.ts'
import { storeExperiment } from '../../../src-main/lab/launch.ts'
import { RunQueue, type RunEvent } from '../../../src-main/queue/run-queue.ts'
import { workerTrainer, type StartTrainer } from '../../../src-main/queue/worker-trainer.ts'
import type { RunId } from '../../../src-main/contract/ids.ts'
import type { Store } from '../../../src-main/store/store.ts'
import { mnist } from '../../engine/mnist.ts'
import { openTestStore } from '../store/open-test-store.ts'
import { smallSpec } from '../store/small-spec.ts'

/** Trains in real threads that are yet to come up, by the product's own worker. */
export const freshTrainer = () =>
  workerTrainer(new URL('../../../src-engine/worker/train-worker.ts', import.meta.url))

/** The same, in threads that earlier chains may have left. */
export const realTrainer = freshTrainer()

/** A queue on a store in a folder of its own, and all that was heard of it. */
export interface Bench {
  readonly store: Store
  readonly queue: RunQueue
  readonly ownerId: number
  /** All events so far. */
  readonly events: readonly RunEvent[]
  /** Stores an experiment like the small spec and queues its runs. */
  launch(changes?: Record<string, unknown>): readonly RunId[]
  /** The same without queueing: the chains are the caller's to add. */
  prepare(changes?: Record<string, unknown>): { runIds: readonly RunId[]; chains: readonly Chain[] }
  /** Resolves with the first event that fits, past or to come. */
  heard(fits: (event: RunEvent) => boolean): Promise<RunEvent>
  /** The statuses of runs, as stored. */
  statuses(runIds: readonly RunId[]): string[]
  /** How many epochs of a run are stored. */
  epochs(runId: RunId): number
}

export function openBench(
  options: {
    workers?: number
    startTrainer?: StartTrainer
    onEvent?: (event: RunEvent, store: Store) => void
  } = {}
): Bench {
  const { workers = 2, startTrainer = realTrainer, onEvent } = options
  const store = openTestStore()
  const ownerId = store.owners.signIn()
  const events: RunEvent[] = []
  const waiting = new Set<() => void>()
  const queue = new RunQueue({
    store,
    ownerId,
    startTrainer,
    workers,
    announce(event) {
      events.push(event)
      onEvent?.(event, store)
      for (const look of [...waiting]) look()
    }
  })
  onTestFinished(async () => {
    queue.close()
    await queue.idle()
  })

  const prepare = (changes: Record<string, unknown> = {}) =>
    storeExperiment(store, smallSpec(changes), mnist, { ownerId, appVersion: '0.0.0' })
  return {
    store,
    queue,
    ownerId,
    events,
    prepare,
    launch(changes) {
      const { runIds, chains } = prepare(changes)
      for (const chain of chains) queue.add(chain)
      return runIds
    },
    heard: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const event = events.find(fits)
          if (!event) return
          waiting.delete(look)
          resolve(event)
        }
        waiting.add(look)
        look()
      }),
    statuses: (runIds) => runIds.map((runId) => store.runs.get(runId)?.status ?? 'gone'),
    epochs: (runId) => store.metricPoints.epochs(runId).length
  }
}

/** Events of a kind, of a run. */
export const isEvent =
  (type: RunEvent['type'], runId?: RunId) =>
  (event: RunEvent): boolean =>
    event.type === type && (runId === undefined || event.runId === runId)

/** More epochs than any test waits for. */
export const endless = { epochs: 100_000, batchSize: 32 }
