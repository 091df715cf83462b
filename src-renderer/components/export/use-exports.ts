import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { problemText } from '../../lab-client/problem-text.ts'
import type { Saved } from '../../lab-client/save-file.ts'
import type { JobState } from './job-state.ts'

/** Does the work; null when the person chose no place for it. */
export type ExportWork = (tell: (fraction: number) => void, signal: AbortSignal) => Promise<Saved | null>

/** An export that was asked for. */
interface ExportJob {
  readonly id: number
  readonly state: JobState
  readonly cancelling: AbortController
}

/** The exports, and how each stands. They go on when the screen is left that they were asked for on. */
export const useExports = defineStore('exports', () => {
  const jobs = shallowRef<readonly ExportJob[]>([])
  let count = 0

  async function run(what: string, work: ExportWork): Promise<void> {
    const id = count++
    const cancelling = new AbortController()
    const show = (state: JobState) => {
      // One that was cancelled is no longer there, and has nothing more to say.
      jobs.value = jobs.value.map((job) => (job.id === id ? { ...job, state } : job))
    }
    dismissEnded()
    jobs.value = [...jobs.value, { id, cancelling, state: { kind: 'working', what, fraction: null } }]
    try {
      const saved = await work((fraction) => {
        show({ kind: 'working', what, fraction })
      }, cancelling.signal)
      if (saved) show({ kind: 'done', saved })
      else dismiss(id)
    } catch (error) {
      show({ kind: 'failed', problem: problemText(error) })
    }
  }

  /** Ends one that is running, and puts away what was said of it. */
  function dismiss(id: number): void {
    jobs.value.find((job) => job.id === id)?.cancelling.abort()
    jobs.value = jobs.value.filter((job) => job.id !== id)
  }

  /** Puts away what was said of those that are over. */
  function dismissEnded(): void {
    jobs.value = jobs.value.filter(({ state }) => state.kind === 'working')
  }

  const menus = ref(0)
  /** Whether the screen that is open shows them beside its button. */
  const areShownByMenu = computed(() => menus.value > 0)
  /** To be called by what shows them, for as long as the component or scope lives. */
  function showHere(): void {
    menus.value++
    onScopeDispose(() => {
      menus.value--
    })
  }

  onScopeDispose(() => {
    for (const { cancelling } of jobs.value) cancelling.abort()
  })
  return { jobs, areShownByMenu, run, dismiss, dismissEnded, showHere }
})
