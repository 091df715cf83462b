import { nextTick } from 'vue'
import type { FormRow } from './model/form-rows.ts'
import { focusPlace } from './model/places.ts'
import { cellKey } from './model/problems.ts'
import type { Column } from './model/spec-form.ts'
import { beginSweep, canSweep, endSweep, sweepAt } from './model/sweeps.ts'
import { useSpecForm } from './use-spec-form.ts'

/** Begins a sweep in the cell that the keyboard is in. */
export const SWEEP_KEYS = 'Mod+Shift+L'
/** Where the keyboard goes in an opened sweep. */
export const SWEEP_PLACE = 'sweep-values'

/** Gives cells several values, and takes them away. @param form of the page that provides it itself */
export function useSweeping(form = useSpecForm()) {
  async function begin(row: FormRow, column: Column): Promise<void> {
    if (column === null) return
    form.endTyping()
    if (sweepAt(form.draft.value, row, column) === undefined) {
      form.change((draft) => beginSweep(draft, row, column))
    }
    form.openSweep.value = cellKey(row, column)
    form.activeColumn.value = column
    form.activeRow.value = row.key
    await nextTick()
    focusPlace(SWEEP_PLACE)
  }

  async function end(row: FormRow, arm: number): Promise<void> {
    form.change((draft) => endSweep(draft, row, arm))
    form.openSweep.value = null
    await nextTick()
    await form.goTo(cellKey(row, arm))
  }

  /** False where the cell cannot have several values. */
  function beginActive(): boolean {
    const row = form.rows.value.find(({ key }) => key === form.activeRow.value)
    const column = form.activeColumn.value
    if (!row || !canSweep(form.draft.value, row, column)) return false
    void begin(row, column)
    return true
  }

  return { begin, end, beginActive }
}
