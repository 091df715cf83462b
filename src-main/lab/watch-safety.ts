import type { SafetyState } from '../contract/safety.ts'
import type { LabKeeper } from './lab-keeper.ts'

/** The state of the lab's file, now and whenever it changes, until the signal. */
export async function* watchSafety(
  keeper: LabKeeper,
  signal: AbortSignal | undefined
): AsyncGenerator<SafetyState> {
  let hasNews = true
  let wake = () => {
    // Nobody waits yet.
  }
  const notice = () => {
    hasNews = true
    wake()
  }
  const unsubscribe = keeper.subscribe(notice)
  signal?.addEventListener('abort', notice)
  try {
    while (!signal?.aborted) {
      hasNews = false
      yield keeper.state
      const isQuiet = () => !hasNews && !signal?.aborted
      if (isQuiet()) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  } finally {
    unsubscribe()
    signal?.removeEventListener('abort', notice)
  }
}
