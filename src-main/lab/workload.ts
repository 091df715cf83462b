import type { RunEvent } from '../queue/run-queue.ts'
import type { RunId } from '../contract/ids.ts'

interface Progress {
  readonly startedAt: number
  fraction: number
}

/** How far the runs in training are, and how long what is left will take. */
export class Workload {
  readonly #now: () => number
  readonly #training = new Map<RunId, Progress>()
  /** Of the runs that ended last, newest last. */
  readonly #durationsMs: number[] = []

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  observe(event: RunEvent): void {
    switch (event.type) {
      case 'queued':
        break
      case 'started':
        this.#training.set(event.runId, { startedAt: this.#now(), fraction: 0 })
        break
      case 'progress': {
        const progress = this.#training.get(event.runId)
        if (progress) progress.fraction = event.fraction
        break
      }
      case 'epoch':
        break
      case 'ended': {
        const progress = this.#training.get(event.runId)
        this.#training.delete(event.runId)
        if (!progress || event.status !== 'done') break
        this.#durationsMs.push(this.#now() - progress.startedAt)
        if (this.#durationsMs.length > REMEMBERED) this.#durationsMs.shift()
        break
      }
      default:
        event satisfies never
    }
  }

  /** Of a run in training, 0..1; else null. */
  fractionOf(id: RunId): number | null {
    return this.#training.get(id)?.fraction ?? null
  }

  get busy(): number {
    return this.#training.size
  }

  /** How much of the runs in training is done, in runs. */
  get begun(): number {
    return [...this.#training.values()].reduce((sum, { fraction }) => sum + fraction, 0)
  }

  /**
   * Estimated; null when nothing is left, or before anything is known.
   * @param runsLeft in training or waiting
   */
  secondsLeft(runsLeft: number, workers: number): number | null {
    const expectedMs = this.#expectedDurationMs()
    if (runsLeft === 0 || expectedMs === null) return null
    const inTraining = [...this.#training.values()].map(
      (progress) => (wholeMs(progress, this.#now()) ?? expectedMs) * (1 - progress.fraction)
    )
    const waiting = runsLeft - inTraining.length
    const longest = Math.max(...inTraining, waiting > 0 ? expectedMs : 0)
    const shared = (inTraining.reduce((sum, ms) => sum + ms, 0) + waiting * expectedMs) / workers
    return Math.max(longest, shared) / 1000
  }

  /** How long a run takes: as those that ended, or, before any has, as those in training promise. */
  #expectedDurationMs(): number | null {
    const inTraining = [...this.#training.values()].flatMap((p) => wholeMs(p, this.#now()) ?? [])
    const known = this.#durationsMs.length > 0 ? this.#durationsMs : inTraining
    if (known.length === 0) return null
    return known.reduce((sum, ms) => sum + ms, 0) / known.length
  }
}

const REMEMBERED = 20

/** The whole run at its pace so far; null before it has one. */
const wholeMs = ({ startedAt, fraction }: Progress, now: number) =>
  fraction > 0 ? (now - startedAt) / fraction : null
