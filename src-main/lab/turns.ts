import { setImmediate as nextTurn } from 'node:timers/promises'

const LONGEST_MS = 10

/** For work of many pieces: what to await between them. It gives way to others when its turn has lasted long enough. */
export function turns(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < LONGEST_MS) return
    await nextTurn()
    since = performance.now()
  }
}
