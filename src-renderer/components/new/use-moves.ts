import type { FormRow } from './model/form-rows.ts'
import { cellKey } from './model/problems.ts'
import { cellAt, type Column } from './model/spec-form.ts'
import { useSpecForm } from './use-spec-form.ts'

type Direction = 'up' | 'down' | 'left' | 'right'

/** Takes the keyboard from a cell to the next one that can be typed into. */
export function useMoves() {
  const form = useSpecForm()

  const isUsable = (row: FormRow, column: Column) => cellAt(form.draft.value, row, column).state !== 'unused'

  return (row: FormRow, column: Column, direction: Direction): void => {
    const next = direction === 'left' || direction === 'right' ? sideways : upOrDown
    const place = next(row, column, direction)
    if (place) void form.goTo(place)
  }

  function sideways(row: FormRow, column: Column, direction: Direction): string | undefined {
    const columns = form.columns.value
    const from = columns.indexOf(column ?? -1)
    if (from === -1) return undefined
    const ahead = direction === 'left' ? columns.slice(0, from).reverse() : columns.slice(from + 1)
    const to = ahead.find((each) => isUsable(row, each))
    return to === undefined ? undefined : cellKey(row, to)
  }

  /** Keeps to the arm where it can: rows that all arms share have one cell for it. */
  function upOrDown(row: FormRow, column: Column, direction: Direction): string | undefined {
    const rows = form.rows.value
    const from = rows.findIndex(({ key }) => key === row.key)
    const ahead = direction === 'up' ? rows.slice(0, from).reverse() : rows.slice(from + 1)
    const arm = column ?? form.columns.value[0]
    const columnIn = (each: FormRow) => (each.field.perArm ? arm : null)
    const to = ahead.find((each) => isUsable(each, columnIn(each)))
    return to && cellKey(to, columnIn(to))
  }
}
