import type { Chain } from '../../src-engine/training/chain.ts'
import type { EpochMetrics } from '../../src-engine/training/metrics.ts'
import type { RunMessage } from '../../src-engine/worker/protocol.ts'
import type { RunId } from '../contract/ids.ts'
import type { RunStatus } from '../contract/run-status.ts'
import { isStoreFailure, type Store } from '../store/store.ts'
import type { StartTrainer, Trainer } from './worker-trainer.ts'

/** News of a run, told after it is in the store. */
export type RunEvent =
  | { readonly type: 'queued'; readonly runId: RunId }
  | { readonly type: 'started'; readonly runId: RunId }
  | { readonly type: 'progress'; readonly runId: RunId; readonly epoch: number; readonly fraction: number }
  | { readonly type: 'epoch'; readonly runId: RunId; readonly epoch: number; readonly metrics: EpochMetrics }
  | {
      readonly type: 'ended'
      readonly runId: RunId
      readonly status: RunStatus
      readonly reason: string | null
    }

/** How runs ended that their trainer did not bring to an end: all of them alike. */
interface Ending {
  readonly runIds: readonly RunId[]
  readonly status: RunStatus
  readonly reason: string | null
}

/** A chain on its way. */
interface Job {
  readonly chain: Chain
  /** The runs that have not ended, in order. In a job that is being trained, the first is the one in training. */
  readonly open: RunId[]
  trainer: Trainer | null
  /** The run in training was asked to stop: the trainer may leave without a word of it. */
  isLeaving: boolean
}

export interface RunQueueOptions {
  readonly store: Store
  readonly ownerId: number
  readonly startTrainer: StartTrainer
  /** How many chains train at once. */
  readonly workers: number
  readonly announce: (event: RunEvent) => void
}

/**
 * Trains chains of runs, as many at once as there are workers, in the order they came. Every change is committed to the
 * store before it is announced.
 */
export class RunQueue {
  readonly #options: RunQueueOptions
  #workers: number
  readonly #waiting: Job[] = []
  readonly #running = new Set<Job>()
  /** What the store could not take in: see storeEndings. */
  #unstored: Ending[] = []
  #whenIdle: (() => void)[] = []

  constructor(options: RunQueueOptions) {
    this.#options = options
    this.#workers = options.workers
  }

  add(chain: Chain): void {
    this.#waiting.push({
      chain,
      open: chain.runs.map(({ runId }) => runId as RunId),
      trainer: null,
      isLeaving: false
    })
    for (const { runId } of chain.runs) this.#options.announce({ type: 'queued', runId: runId as RunId })
    this.#goOn()
  }

  /** The runs that have not ended: in training or waiting. */
  get openRuns(): RunId[] {
    return [...this.#running, ...this.#waiting].flatMap((job) => job.open)
  }

  /** How many chains train at once from now on. Where there are fewer than before, those in training come to their end. */
  setWorkers(workers: number): void {
    this.#workers = workers
    this.#goOn()
  }

  /** Resolves when nothing is in training and nothing waits. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenIdle.push(resolve)
      this.#goOn()
    })
  }

  /**
   * Cancels runs, and those that would have followed them in their chains. Those that have not begun end now, one in
   * training within a batch.
   */
  cancel(runIds: readonly RunId[]): void {
    const wanted = new Set(runIds)
    const notBegun: RunId[] = []
    for (const job of [...this.#running, ...this.#waiting]) {
      const first = job.open.findIndex((runId) => wanted.has(runId))
      if (first === -1) continue
      job.trainer?.cancel(job.open.slice(first))
      job.isLeaving ||= first === 0
      notBegun.push(...job.open.splice(job.trainer && first === 0 ? 1 : first))
    }
    this.#end([cancelled(notBegun)])
    this.#goOn()
  }

  /** Tries once more to store how runs ended, where the store had failed: a full disk may have room again. */
  storeEndings(): void {
    if (this.#unstored.length === 0) return
    this.#store(this.#unstored)
    this.#announce(this.#unstored.splice(0))
  }

  /** Kills what is in training and forgets what waits. Nothing more is stored or announced. */
  close(): void {
    for (const job of [...this.#running, ...this.#waiting]) {
      job.open.length = 0
      job.trainer?.kill()
    }
    this.#goOn()
  }

  #goOn(): void {
    while (this.#running.size < this.#workers) {
      const job = this.#waiting.shift()
      if (!job) break
      if (job.open.length === 0) continue
      this.#start(job)
    }
    if (this.#running.size > 0) return
    for (const resolve of this.#whenIdle) resolve()
    this.#whenIdle = []
  }

  #start(job: Job): void {
    this.#running.add(job)
    try {
      job.trainer = this.#options.startTrainer(this.#withCheckpoints(job.chain), {
        message: (message) => {
          this.#receive(job, message)
        },
        end: (error) => {
          this.#trainerEnded(job, error)
        }
      })
    } catch (error) {
      this.#fail(job, error)
      this.#running.delete(job)
    }
  }

  /** Read no sooner, for a checkpoint is as large as its model, and thousands of runs may wait. */
  #withCheckpoints(chain: Chain): Chain {
    const { checkpoints } = this.#options.store
    const runs = chain.runs.map((run) => ({ ...run, checkpoint: checkpoints.get(run.runId as RunId) }))
    return { ...chain, runs }
  }

  #receive(job: Job, message: RunMessage): void {
    const runId = message.runId as RunId
    // A run that ended meanwhile (cancelled before it began) has nothing more to tell.
    if (!job.open.includes(runId)) return
    try {
      this.#record(job, runId, message)
    } catch (error) {
      this.#fail(job, error)
    }
  }

  /** Commits what the message says, then announces it. */
  #record(job: Job, runId: RunId, message: RunMessage): void {
    const { store, ownerId, announce } = this.#options
    switch (message.type) {
      case 'run-started':
        store.transaction(() => {
          if (!store.runs.start(runId, ownerId, message.startState)) throw new NotOurs()
        })
        announce({ type: 'started', runId })
        break
      case 'progress':
        announce({ type: 'progress', runId, epoch: message.epoch, fraction: message.fraction })
        break
      case 'epoch':
        store.transaction(() => {
          this.#checkOurs(runId)
          store.metricPoints.append(runId, message.epoch, message.metrics)
          if (message.checkpoint) store.checkpoints.put(runId, message.checkpoint)
        })
        announce({ type: 'epoch', runId, epoch: message.epoch, metrics: message.metrics })
        break
      case 'checkpoint':
        store.transaction(() => {
          this.#checkOurs(runId)
          store.checkpoints.put(runId, message.checkpoint)
        })
        break
      case 'run-ended': {
        const { status, durationS, model, checkpoint } = message
        store.transaction(() => {
          if (store.runs.end([runId], ownerId, status, { durationS }) === 0) throw new NotOurs()
          if (model) store.models.insert(runId, model)
          if (checkpoint) store.checkpoints.put(runId, checkpoint)
          else store.checkpoints.delete([runId])
        })
        job.open.splice(job.open.indexOf(runId), 1)
        announce({ type: 'ended', runId, status, reason: null })
        break
      }
      default:
        message satisfies never
    }
  }

  /** Nothing is written into a run that somebody else has by now, as after a long sleep of this computer. */
  #checkOurs(runId: RunId): void {
    const { store, ownerId } = this.#options
    if (!store.runs.isTraining(runId, ownerId)) throw new NotOurs()
  }

  #trainerEnded(job: Job, error: Error | null): void {
    if (error) this.#fail(job, error)
    else if (!job.isLeaving && job.open.length > 0) this.#fail(job, new Error(LEFT_EARLY))
    // It leaves without a word about runs that were cancelled before they began.
    this.#end([cancelled(job.open.splice(0))])
    this.#running.delete(job)
    this.#goOn()
  }

  /**
   * The run in training failed; those behind it in the chain cannot go on without it. Where it was the store that failed
   * (a full disk), or the run was taken away, nothing is wrong with the run: it is interrupted.
   */
  #fail(job: Job, error: unknown): void {
    job.trainer?.kill()
    const reason = error instanceof Error ? error.message : String(error)
    // The trainer may die of an error when all its runs have ended.
    if (job.open.length === 0) return
    const [first, ...behind] = job.open.splice(0)
    const isInnocent = isStoreFailure(error) || error instanceof NotOurs
    this.#end([
      { runIds: [first], status: isInnocent ? 'interrupted' : 'failed', reason },
      cancelled(
        behind,
        `${first}, whose random stream it continues, ${isInnocent ? 'was interrupted' : 'failed'}`
      )
    ])
  }

  /** Ends runs that are in no job any more. */
  #end(endings: readonly Ending[]): void {
    const real = endings.filter(({ runIds }) => runIds.length > 0)
    if (real.length === 0) return
    try {
      this.#store(real)
    } catch (error) {
      this.#unstored.push(...real)
      const problem = error instanceof Error ? error.message : String(error)
      this.#announce(
        real.map(({ runIds, status, reason }) => ({
          runIds,
          status: 'interrupted',
          reason: `${reason ?? status}; not stored: ${problem}`
        }))
      )
      return
    }
    this.#announce(real)
  }

  #store(endings: readonly Ending[]): void {
    const { store, ownerId } = this.#options
    store.transaction(() => {
      for (const { runIds, status, reason } of endings) store.runs.end(runIds, ownerId, status, { reason })
    })
  }

  #announce(endings: readonly Ending[]): void {
    for (const { runIds, status, reason } of endings) {
      for (const runId of runIds) this.#options.announce({ type: 'ended', runId, status, reason })
    }
  }
}

const cancelled = (runIds: readonly RunId[], reason: string | null = null): Ending => ({
  runIds,
  status: 'cancelled',
  reason
})

const LEFT_EARLY = 'the training thread ended before its runs did'
/** Nothing is wrong with such a run: whoever has it now knows what became of it. */
class NotOurs extends Error {
  constructor() {
    super('the run was deleted, or taken for interrupted, while it was in training')
  }
}
