import { computed, onScopeDispose, shallowRef } from 'vue'
import { problemText } from '../../lab-client/problem-text.ts'
import type { Saved } from '../../lab-client/save-file.ts'
import { stateText, type JobState } from './job-state.ts'

/** Does the work; null when the person chose no place for it. */
export type ExportWork = (tell: (fraction: number) => void, signal: AbortSignal) => Promise<Saved | null>

/** One export after another, and how the last one stands. */
export function useExportJob() {
  const state = shallowRef<JobState>({ kind: 'idle' })
  let running: AbortController | null = null

  async function run(what: string, work: ExportWork): Promise<void> {
    running?.abort()
    const own = (running = new AbortController())
    const show = (next: JobState) => {
      // One that was cancelled has nothing more to say.
      if (!own.signal.aborted) state.value = next
    }
    show({ kind: 'working', what, fraction: null })
    try {
      const saved = await work((fraction) => {
        show({ kind: 'working', what, fraction })
      }, own.signal)
      show(saved ? { kind: 'done', saved } : { kind: 'idle' })
    } catch (error) {
      show({ kind: 'failed', problem: problemText(error) })
    }
  }

  /** Ends what is running, and puts away what was said of it. */
  function dismiss(): void {
    running?.abort()
    state.value = { kind: 'idle' }
  }

  /** For screen readers: the beginning and the end, not every step between. */
  const announced = computed(() =>
    stateText(state.value.kind === 'working' ? { ...state.value, fraction: null } : state.value)
  )

  onScopeDispose(dismiss)
  return { state, announced, run, dismiss }
}
