import { Worker } from 'node:worker_threads'
import type { FromWorker, RunMessage, ToWorker } from '../../src-engine/worker/protocol.ts'
import type { Chain } from '../../src-engine/training/chain.ts'

/** What the queue needs of whoever trains a chain. */
export interface Trainer {
  /** Asks for the runs, and those that follow them in the chain, to stop at the next batch. */
  cancel(runIds: readonly string[]): void
  /** Stops at once, in the midst of whatever it is doing. */
  kill(): void
}

interface TrainerEvents {
  message(message: RunMessage): void
  /** The trainer is through, for good or with an error. Comes once, after the last message. */
  end(error: Error | null): void
}

export type StartTrainer = (chain: Chain, events: TrainerEvents) => Trainer

/** How long a thread without work is kept: starting one takes about as long as a tenth of a short run. */
const IDLE_LIMIT_MS = 5000

/**
 * Trains chains in worker threads, from the given entry file (train-worker.ts or what was built from it). A thread that
 * is through with its chain takes the next.
 */
export function workerTrainer(workerFile: URL): StartTrainer {
  const idle: IdleWorker[] = []
  return (chain, events) => {
    const worker = idle.pop()?.take() ?? new Worker(workerFile)
    const post = (message: ToWorker) => {
      worker.postMessage(message)
    }
    let failure: Error | null = null
    let isKilled = false
    let isThrough = false
    const epochsTaken = new Int32Array(new SharedArrayBuffer(4))
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'chain-ended') {
        // One that was killed meanwhile ends with its thread.
        if (isKilled) return
        isThrough = true
        forget(worker)
        idle.push(new IdleWorker(worker, idle))
        events.end(null)
        return
      }
      events.message(message)
      if (message.type !== 'epoch') return
      // Once the event loop has come round: a thread that is faster than the disk would else keep it at messages alone,
      // and every timer, and every wish to cancel, waiting behind them.
      setImmediate(() => {
        Atomics.add(epochsTaken, 0, 1)
        Atomics.notify(epochsTaken, 0)
      })
    })
    worker.on('error', (error: Error) => {
      failure = error
    })
    worker.on('exit', (code) => {
      if (code !== 0 && !isKilled) failure ??= new Error(`the training thread ended with code ${code}`)
      events.end(failure)
    })
    post({ type: 'start', chain, epochsTaken })
    return {
      // Of one that is through, the thread may have another chain by now, be it of the same run.
      cancel(runIds) {
        if (!isThrough) post({ type: 'cancel', runIds })
      },
      kill() {
        if (isThrough) return
        isKilled = true
        void worker.terminate()
      }
    }
  }
}

/** Takes off the listeners of what is over. Not all there are: Node has one of its own, that the thread needs. */
function forget(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}

/** A thread that waits for its next chain, for a while, and keeps no process alive by it. */
class IdleWorker {
  readonly #worker: Worker
  readonly #limit: NodeJS.Timeout

  constructor(worker: Worker, idle: IdleWorker[]) {
    this.#worker = worker
    worker.unref()
    const leave = () => {
      const place = idle.indexOf(this)
      if (place !== -1) idle.splice(place, 1)
      void worker.terminate()
    }
    this.#limit = setTimeout(leave, IDLE_LIMIT_MS).unref()
    // One that dies here must not be given a chain: nobody would ever hear of it again.
    worker.once('error', leave)
    worker.once('exit', leave)
  }

  take(): Worker {
    clearTimeout(this.#limit)
    forget(this.#worker)
    this.#worker.ref()
    return this.#worker
  }
}
