import { defineStore, storeToRefs } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useUndo } from '../../stores/undo.ts'
import { sameJson, type Draft } from './model/json.ts'
import { forgetWork, isEdited, keepWork, keptWork, type Work } from './model/open-draft.ts'

const NONE: Draft = { arms: [{ name: 'baseline' }], baseline: 'baseline' }

/** One for all visits of the screen: what is taken back on a later one comes back there. */
const useOpenWork = defineStore('open-work', () => {
  const work = shallowRef<Work>({ origin: NONE, draft: NONE })
  return { work }
})

/** The draft being worked on. Every change is kept at once, so that nothing typed is ever lost. */
export function useWork() {
  const undo = useUndo()
  const { work } = storeToRefs(useOpenWork())
  const draft = computed(() => work.value.draft)
  /** The draft as it was when somebody began to type into a field. */
  let before: Draft | null = null

  function put(next: Work): void {
    work.value = next
    keepWork(next)
  }
  const putDraft = (next: Draft) => {
    put({ ...work.value, draft: next })
  }

  /** Makes a change. */
  function change(edit: (draft: Draft) => Draft): void {
    putDraft(edit(draft.value))
  }

  /** Has what was just done taken back by going back to the work before it. What was typed since can then be brought back. */
  function offerBack(done: string, old: Work): void {
    const then = work.value
    undo.offer({
      done,
      screen: 'new',
      undo: () => {
        const now = work.value
        put(old)
        if (!sameJson(now, then)) offerBack('Went back to before your last changes', now)
        return Promise.resolve()
      }
    })
  }

  /** Makes a change that can be taken back: "Removed arm L2". */
  function changeWithUndo(done: string, edit: (draft: Draft) => Draft): void {
    const old = work.value
    change(edit)
    offerBack(done, old)
  }

  /** Somebody begins to type into a field. What is typed then replaces what it was, letter by letter. */
  function beginTyping(): void {
    before = draft.value
  }
  function type(edit: (draft: Draft) => Draft): void {
    putDraft(edit(before ?? draft.value))
  }
  function endTyping(): void {
    before = null
  }
  function giveUpTyping(): void {
    if (before) putDraft(before)
  }

  /** Begins anew from another draft. Work on the old one can be brought back. */
  function beginFrom(origin: Draft, done: string): void {
    const old = keptWork()
    put({ origin, draft: origin })
    if (!old || !isEdited(old)) return
    offerBack(`${done}; your draft was put aside`, old)
  }

  /** Goes on with the work that was kept; false where there is none. */
  function goOn(): boolean {
    const kept = keptWork()
    if (kept) work.value = kept
    return kept !== null
  }

  return {
    draft,
    isKept: computed(() => isEdited(work.value)),
    change,
    changeWithUndo,
    beginTyping,
    type,
    endTyping,
    giveUpTyping,
    beginFrom,
    goOn,
    forget() {
      forgetWork(work.value)
    }
  }
}
