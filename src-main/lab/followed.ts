import { setTimeout as sleep } from 'node:timers/promises'

const TELL_EVERY_MS = 100

export interface Progress {
  readonly type: 'progress'
  /** 0..1 */
  readonly fraction: number
}

/**
 * Does some work, tells at most ten times a second how much is done, and returns what came of it. The work's signal is
 * aborted when nobody listens any more.
 */
export async function* followed<T>(
  work: (progress: (fraction: number) => void, signal: AbortSignal) => Promise<T>,
  signal: AbortSignal | undefined
): AsyncGenerator<Progress, T> {
  const left = new AbortController()
  const stop = signal ? AbortSignal.any([signal, left.signal]) : left.signal
  let fraction = 0
  let told = 0
  const result = work((done) => (fraction = done), stop)
  try {
    while (!(await isOver(result))) {
      if (fraction === told) continue
      told = fraction
      yield { type: 'progress', fraction }
    }
    return await result
  } finally {
    left.abort()
    // What it leaves behind is cleared away before anybody goes on.
    await result.catch(() => undefined)
  }
}

const isOver = (work: Promise<unknown>) =>
  Promise.race([work.then(() => true), sleep(TELL_EVERY_MS, false, { ref: false })])
