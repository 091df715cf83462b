import { setTimeout as sleep } from 'node:timers/promises'

const TELL_EVERY_MS = 100

/**
 * Does some work, yields what it tells on the way, at most ten times a second and the newest only, and returns what came
 * of it. The work's signal is aborted when nobody listens any more.
 */
export async function* followed<Progress, Result>(
  work: (tell: (progress: Progress) => void, signal: AbortSignal) => Promise<Result>,
  signal: AbortSignal | undefined
): AsyncGenerator<Progress, Result> {
  const left = new AbortController()
  const stop = signal ? AbortSignal.any([signal, left.signal]) : left.signal
  const news: Progress[] = []
  const result = work((progress) => {
    news[0] = progress
  }, stop)
  const over = result.then(
    () => true,
    () => true
  )
  try {
    for (let isOver = false; !isOver;) {
      isOver = await Promise.race([over, sleep(TELL_EVERY_MS, false, { ref: false })])
      const newest = news.pop()
      if (newest !== undefined) yield newest
    }
    return await result
  } finally {
    left.abort()
    // What it leaves behind is cleared away before anybody goes on.
    await over
  }
}
