import { onScopeDispose } from 'vue'

/**
 * For calls of which only the last counts: each signal that is asked for ends the one before it, and leaving the component or
 * scope ends the last.
 */
export function useLastCall(): () => AbortSignal {
  let last: AbortController | null = null
  onScopeDispose(() => last?.abort())
  return () => {
    last?.abort()
    last = new AbortController()
    return last.signal
  }
}
