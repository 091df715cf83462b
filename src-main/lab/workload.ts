import type { RunEvent } from '../queue/run-queue.ts'
import type { RunId } from '../contract/ids.ts'

/** How far the runs in training are. */
export class Workload {
  /** How much of each is done, 0..1; null until it tells: one that was resumed does not begin at 0. */
  readonly #training = new Map<RunId, number | null>()

  observe(event: RunEvent): void {
    switch (event.type) {
      case 'queued':
      case 'epoch':
        break
      case 'started':
        this.#training.set(event.runId, null)
        break
      case 'progress':
        if (this.#training.has(event.runId)) this.#training.set(event.runId, event.fraction)
        break
      case 'ended':
        this.#training.delete(event.runId)
        break
      default:
        event satisfies never
    }
  }

  /** Of a run in training that has told, 0..1; else null. */
  fractionOf(id: RunId): number | null {
    return this.#training.get(id) ?? null
  }

  get busy(): number {
    return this.#training.size
  }

  /** How much of the runs in training is done, in runs. */
  get begun(): number {
    return [...this.#training.values()].reduce<number>((sum, fraction) => sum + (fraction ?? 0), 0)
  }
}
