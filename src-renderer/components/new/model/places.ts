import { armName, columnsOf } from './arms.ts'
import { fullName, type FormRow } from './form-rows.ts'
import type { Draft } from './json.ts'
import { cellKey, type PlacedProblems } from './problems.ts'

/** Something to be mended: where it is and what it is called. */
export interface Fault {
  /** The data-place of its control. */
  readonly place: string
  readonly label: string
  /** The arm it is in, where there are several. */
  readonly arm: string | null
}

export const armNamePlace = (arm: number) => `arm-name@${arm}`
/** @param column the arm's place among the columns, of which the baseline's is the first */
export const armNameLabel = (column: number) =>
  column === 0 ? 'Name of the baseline' : `Name of arm ${column + 1}`
export const ELSEWHERE = 'elsewhere'

/** All faults in the order of the page. */
export function faultsOf(draft: Draft, rows: readonly FormRow[], problems: PlacedProblems): Fault[] {
  // Almost always there are none: then no cell needs to be looked at.
  const faulty = problems.cells.size > 0 ? rows : []
  const at = (place: string, label: string, isFault: boolean, arm: string | null = null): Fault[] =>
    isFault ? [{ place, label, arm }] : []
  const columns = columnsOf(draft)
  return [
    ...at('question', 'Question', problems.question !== undefined),
    ...at('name', 'Name', problems.name !== undefined),
    ...at(ELSEWHERE, 'What the form does not know', problems.elsewhere.length > 0),
    ...columns.flatMap((arm, i) => at(armNamePlace(arm), armNameLabel(i), problems.armNames.has(arm))),
    ...faulty.flatMap((row) =>
      (row.field.perArm ? columns : [null]).flatMap((column) => {
        const key = cellKey(row, column)
        const arm = column === null ? null : armName(draft, column)
        return at(key, fullName(row), problems.cells.has(key), arm)
      })
    ),
    ...at('seeds', 'Seeds', problems.seeds !== undefined)
  ]
}

/** The arm whose column a place is in; null of any other place. */
export function armAt(place: string): number | null {
  const arm = /@(\d+)$/.exec(place)
  return arm && Number(arm[1])
}

/** Puts the keyboard where a place is, and brings it into view. */
export function focusPlace(place: string): boolean {
  const control = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`)
  control?.focus()
  control?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  return control !== null
}
