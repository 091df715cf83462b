import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** Something that was just done and can be taken back. */
export interface Undoable {
  /** What was done: "Deleted 3 runs". */
  readonly done: string
  /** The name of the screen that it belongs to; of what concerns all of them, none. */
  readonly screen?: string
  readonly undo: () => Promise<void>
}

/** The last thing that can be undone. It stays until something else is done or it is dismissed. */
export const useUndo = defineStore('undo', () => {
  const last = shallowRef<Undoable | null>(null)

  function offer(undoable: Undoable): void {
    last.value = undoable
  }

  function dismiss(): void {
    last.value = null
  }

  async function undo(): Promise<void> {
    const undoable = last.value
    last.value = null
    await undoable?.undo()
  }

  return { last, offer, dismiss, undo }
})
