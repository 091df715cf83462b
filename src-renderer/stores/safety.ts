import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { SafetyState } from '../../src-main/contract/safety.ts'
import { lab } from '../lab-client/lab-client.ts'

const NOTE = 'what was done about the damaged file'

/** Whether the lab's file is sound, and what can be done where it is not. */
export const useSafety = defineStore('safety', () => {
  /** Null until the lab has said. */
  const state = shallowRef<SafetyState | null>(null)
  /** What was done before the page was loaded anew; told until it is dismissed. */
  const note = shallowRef(sessionStorage.getItem(NOTE))
  const trouble = computed(() => state.value?.trouble ?? null)
  const isLookingAround = computed(() => state.value?.isLookingAround ?? false)
  /** Whether nothing but the trouble can be shown. */
  const isBlocked = computed(() => trouble.value !== null && !isLookingAround.value)
  const isKnown = shallowRef(false)

  /**
   * Keeps up with the state until the signal.
   * @param reload begins anew on another lab: what the page holds is of the one before
   */
  async function follow(
    signal: AbortSignal,
    reload = () => {
      location.reload()
    }
  ): Promise<void> {
    try {
      for await (const news of await lab().safety.watch(undefined, { signal })) {
        const before = state.value
        state.value = news
        isKnown.value = true
        if (before && before.opened !== news.opened) reload()
      }
    } catch {
      // The connection is lost, which the lab's own store tells of.
    } finally {
      isKnown.value = true
    }
  }

  /** Remembers what was done for when the page has been loaded anew. */
  function noteDone(text: string): void {
    sessionStorage.setItem(NOTE, text)
  }

  function dismissNote(): void {
    sessionStorage.removeItem(NOTE)
    note.value = null
  }

  return { state, trouble, isLookingAround, isBlocked, isKnown, note, follow, noteDone, dismissNote }
})
