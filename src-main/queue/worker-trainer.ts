import { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker } from '../../src-engine/worker/protocol.ts'
import type { Chain } from '../../src-engine/training/chain.ts'

/** What the queue needs of whoever trains a chain. */
export interface Trainer {
  /** Asks for the runs, and those that follow them in the chain, to stop at the next batch. */
  cancel(runIds: readonly string[]): void
  /** Stops at once, in the midst of whatever it is doing. */
  kill(): void
}

interface TrainerEvents {
  message(message: FromWorker): void
  /** The trainer is through, for good or with an error. Comes once, after the last message. */
  end(error: Error | null): void
}

export type StartTrainer = (chain: Chain, events: TrainerEvents) => Trainer

/** Trains chains in worker threads of their own, from the given entry file (train-worker.ts or what was built from it). */
export function workerTrainer(workerFile: URL): StartTrainer {
  return (chain, events) => {
    const worker = new Worker(workerFile)
    const post = (message: ToWorker) => {
      worker.postMessage(message)
    }
    let failure: Error | null = null
    let killed = false
    const epochsTaken = new Int32Array(new SharedArrayBuffer(4))
    worker.on('message', (message: FromWorker) => {
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
      if (code !== 0 && !killed) failure ??= new Error(`the training thread ended with code ${code}`)
      events.end(failure)
    })
    post({ type: 'start', chain, epochsTaken })
    return {
      cancel(runIds) {
        post({ type: 'cancel', runIds })
      },
      kill() {
        killed = true
        void worker.terminate()
      }
    }
  }
}
