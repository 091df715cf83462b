import { infoOf } from '../../../../src-engine/spec/schema-at.ts'
import { baselineOf, columnsOf } from './arms.ts'
import { chosen } from './cell-kind.ts'
import { cellText, parseCell } from './cell-text.ts'
import { OWN_SECTION } from './form-fields.ts'
import { optionsOf, type FormRow } from './form-rows.ts'
import { sameJson, valueAt, without, withValueAt, type Draft, type Path } from './json.ts'
import { asObject, hasOwn, slotPath, slotValue, sourcePath, withoutSlot } from './slots.ts'

/*
 * The spec as a table. The draft itself stays the JSON of a spec, whatever is in it; cells are read from it, and every edit
 * is a function from draft to draft that touches nothing but its cell. So nothing can be lost on the way in or out.
 */

/** An arm's index in the spec; null: all arms together, for a field that they cannot differ in. */
export type Column = number | null

export interface Cell {
  /** Undefined where the spec says nothing and there is no default. */
  readonly value: unknown
  readonly text: string
  /**
   * base: the baseline's, or for all arms. follows: as the baseline's or shared one. own: this arm's.
   * unused: an option of something that this arm has not chosen.
   */
  readonly state: 'base' | 'follows' | 'own' | 'unused'
  /** Where the value stands in the spec. */
  readonly path: Path
}

const OFF = 'off'

/** What was typed into a row's cell, as the spec is to hold it; undefined switches a regularizer off. */
export const parseInto = ({ kind, isSwitch }: FormRow, typed: string) =>
  isSwitch && typed.trim().toLowerCase() === OFF ? undefined : parseCell(kind, typed)

/** The cell of a row and column. */
export function cellAt(draft: Draft, { field, option, kind, isSwitch }: FormRow, column: Column): Cell {
  const slot = slotValue(draft, field, column)
  const source = sourcePath(draft, field, column)
  const path = option === null ? source : [...source, option]
  const options = optionsOf(field, slot)
  if (option !== null && !(option in options) && !isSwitch) {
    return { value: undefined, text: '', state: 'unused', path }
  }
  const value = option === null ? slot : optionValue(slot, option, options)
  const choice = kind.type === 'choice' ? chosen(kind.choices, value) : undefined
  const text = choice?.label ?? (isSwitch && value === undefined ? OFF : cellText(kind, value))
  return { value, text, state: stateOf(draft, { field, option }, column, value), path }
}

function stateOf(
  draft: Draft,
  { field, option }: Pick<FormRow, 'field' | 'option'>,
  column: Column,
  value: unknown
): Cell['state'] {
  if (column === null) return 'base'
  const isBaseline = column === baselineOf(draft)
  const own = field.section === OWN_SECTION ? !isBaseline : hasOwn(draft, field, column)
  if (!own) return isBaseline ? 'base' : 'follows'
  if (option === null && field.section !== OWN_SECTION) return 'own'
  const followed = slotValue(draft, field, followedColumn(draft, field))
  const other = option === null ? followed : optionValue(followed, option, optionsOf(field, followed))
  return sameJson(other, value) ? 'follows' : 'own'
}

/** Whose value is followed: the baseline's regularizers, else what is shared. */
const followedColumn = (draft: Draft, { section }: FormRow['field']): Column =>
  section === OWN_SECTION ? baselineOf(draft) : null

function optionValue(slot: unknown, option: string, options: ReturnType<typeof optionsOf>): unknown {
  const value = valueAt(asObject(slot), [option])
  return value === undefined && option in options ? infoOf(options[option])?.default : value
}

/**
 * Puts a value into a cell. In the baseline's column that is the value for all arms that follow it. Undefined switches a
 * regularizer off.
 */
export function setCell(draft: Draft, row: FormRow, column: Column, value: unknown): Draft {
  return columnsThatFollow(draft, row, column).reduce<Draft>((edited, each) => {
    const slot = slotValue(edited, row.field, each)
    if (row.option === null || (row.isSwitch && value === undefined)) {
      return withSlot(edited, row, each, value)
    }
    return withSlot(edited, row, each, { ...asObject(slot), [row.option]: value })
  }, draft)
}

/** Takes what a cell says of its own away, so that it follows the baseline or the default again. */
export function clearCell(draft: Draft, row: FormRow, column: Column): Draft {
  return row.field.section === OWN_SECTION
    ? clearRegularizer(draft, row, column)
    : clearField(draft, row, column)
}

function clearField(draft: Draft, { field, option }: FormRow, column: Column): Draft {
  const own = hasOwn(draft, field, column)
  if (!own && column !== null && column !== baselineOf(draft)) return draft
  const path = slotPath(field, own ? column : null)
  if (option === null) return withoutSlot(draft, path)
  const cleared = without({ ...asObject(valueAt(draft, path)) }, [option])
  if (!own) return withValueAt(draft, path, cleared)
  const shared = asObject(slotValue(draft, field, null))
  const followed =
    option in shared && shared.id === cleared.id ? { ...cleared, [option]: shared[option] } : cleared
  return sameJson(followed, shared) ? withoutSlot(draft, path) : withValueAt(draft, path, followed)
}

function clearRegularizer(draft: Draft, row: FormRow, column: Column): Draft {
  const { field, option, isSwitch } = row
  const baseline = baselineOf(draft)
  const followed = column === baseline ? undefined : slotValue(draft, field, baseline)
  return columnsThatFollow(draft, row, column).reduce<Draft>((edited, each) => {
    const path = slotPath(field, each)
    const slot = valueAt(edited, path)
    if (isSwitch && followed === undefined) return withoutSlot(edited, path)
    if (slot === undefined || option === null) return withValueAt(edited, path, followed)
    const value = valueAt(followed, [option])
    return value === undefined
      ? without(edited, [...path, option])
      : withValueAt(edited, [...path, option], value)
  }, draft)
}

/** The column itself and, where it is the baseline's own, those whose cells say the same as the baseline's. */
function columnsThatFollow(draft: Draft, row: FormRow, column: Column): Column[] {
  if (row.field.section !== OWN_SECTION || column !== baselineOf(draft)) return [column]
  return columnsOf(draft).filter((each) => each === column || cellAt(draft, row, each).state === 'follows')
}

function withSlot(draft: Draft, { field }: FormRow, column: Column, value: unknown): Draft {
  const isShared =
    column === baselineOf(draft) && field.section !== OWN_SECTION && !hasOwn(draft, field, column)
  const path = slotPath(field, !field.perArm || isShared ? null : column)
  return value === undefined ? withoutSlot(draft, path) : withValueAt(draft, path, value)
}
