import { setTimeout as sleep } from 'node:timers/promises'

/** What was reported in this time is told once, as it is at the end. */
const GATHER_MS = 100

/** Does a task and yields what it reports on the way, at most ten times a second; returns what it returns. */
export async function* withProgress<P, R>(
  task: (report: (progress: P) => void) => Promise<R>
): AsyncGenerator<P, R, undefined> {
  const state: { latest: P | null; isDone: boolean; wake: () => void } = {
    latest: null,
    isDone: false,
    wake: () => undefined
  }
  const result = task((progress) => {
    state.latest = progress
    state.wake()
  })
  const settled = result
    .then(
      () => undefined,
      () => undefined
    )
    .then(() => {
      state.isDone = true
      state.wake()
    })
  while (!state.isDone) {
    if (state.latest === null) {
      await new Promise<void>((resolve) => {
        state.wake = resolve
      })
    }
    const { latest } = state
    state.latest = null
    if (latest !== null) yield latest
    await Promise.race([sleep(GATHER_MS, undefined, { ref: false }), settled])
  }
  return await result
}
