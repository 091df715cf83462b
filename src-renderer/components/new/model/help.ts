import { regularizers } from '../../../../src-engine/catalog.ts'
import { methodOf } from './cell-kind.ts'
import { OWN_SECTION } from './form-fields.ts'
import { fullName, type FormRow } from './form-rows.ts'
import type { Draft } from './json.ts'
import { asObject, slotValue } from './slots.ts'
import type { Column } from './spec-form.ts'
import { rangeWords } from './summary.ts'

/** What is to be said of a field and, where it chooses a method, of the one that is chosen. */
export interface Help {
  readonly label: string
  readonly text: string
  readonly formula: string | null
  readonly source: string | null
  readonly range: string | null
}

/** The help for a row as it stands in a column. */
export function helpOf(draft: Draft, row: FormRow, column: Column): Help {
  const { info, kind } = row
  const method = methodIn(draft, row, column)
  const chosen = method && row.option === null ? ` ${method.label}: ${method.help}` : ''
  return {
    label: method && row.option !== null && !row.isSwitch ? `${method.label}, ${info.label}` : fullName(row),
    text: `${info.help}${chosen}`,
    formula: method?.formula ?? null,
    source: method?.source ?? null,
    range: kind.type === 'choice' ? null : rangeWords(info.range)
  }
}

function methodIn(draft: Draft, { field }: FormRow, column: Column) {
  if (field.section === OWN_SECTION) return regularizers[field.name as keyof typeof regularizers]
  if (field.kind.type !== 'choice') return undefined
  const { id } = asObject(slotValue(draft, field, column))
  return typeof id === 'string' ? methodOf(field.kind.choices, id) : undefined
}
