import { armsOf, columnsOf } from './arms.ts'
import { chosen } from './cell-kind.ts'
import type { FormRow } from './form-rows.ts'
import { sameJson, type Draft } from './json.ts'
import { cellAt, type Cell } from './spec-form.ts'
import { sweepAt } from './sweeps.ts'

/** Whether the arms differ in a row. Of options, only arms that have them count. */
export function differs(draft: Draft, row: FormRow): boolean {
  if (!row.field.perArm || armsOf(draft).length < 2) return false
  if (columnsOf(draft).some((column) => sweepAt(draft, row, column) !== undefined)) return true
  const cells = columnsOf(draft).map((column) => cellAt(draft, row, column))
  const [first, ...others] = cells
    .filter(({ state }) => state !== 'unused')
    .map((cell) => comparable(row, cell))
  return others.some((value) => !sameJson(value, first))
}

/** What a cell shows, whichever way the spec writes it: of a chosen method, which one. */
const comparable = ({ kind }: FormRow, { value }: Cell) =>
  kind.type === 'choice' ? (chosen(kind.choices, value)?.key ?? value) : value
