import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { problemText } from '../lab-client/problem-text.ts'

/** Something that was just done and can be taken back. */
export interface Undoable {
  /** What was done: "Deleted 3 runs". */
  readonly done: string
  /** The name of the screen that it belongs to; of what concerns all of them, none. */
  readonly screen?: string
  readonly undo: () => Promise<void>
}

/** So many are kept. */
const MOST = 50

/** What was done and can be taken back, one after the other, the last first. It stays until it is dismissed. */
export const useUndo = defineStore('undo', () => {
  const kept = shallowRef<readonly Undoable[]>([])
  const last = computed(() => kept.value.at(-1) ?? null)
  /** Why the last could not be taken back; it is offered again. */
  const problem = ref<string | null>(null)

  function offer(undoable: Undoable): void {
    problem.value = null
    kept.value = [...kept.value, undoable].slice(-MOST)
  }

  /** What comes next on a screen: what belongs to another one waits there. */
  const nextOn = (screen: unknown) =>
    kept.value.findLast((undoable) => undoable.screen === undefined || undoable.screen === screen) ?? null

  function dismiss(): void {
    problem.value = null
    kept.value = []
  }

  async function undo(undoable: Undoable | null = last.value): Promise<void> {
    problem.value = null
    if (!undoable) return
    kept.value = kept.value.filter((other) => other !== undoable)
    try {
      await undoable.undo()
    } catch (error) {
      offer(undoable)
      problem.value = problemText(error)
    }
  }

  return { last, problem, nextOn, offer, dismiss, undo }
})
