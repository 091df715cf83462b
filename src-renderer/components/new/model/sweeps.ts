import { experimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { schemaAt } from '../../../../src-engine/spec/schema-at.ts'
import { pathInArm } from '../../../../src-engine/spec/set-field.ts'
import { sweptValues } from '../../../../src-engine/spec/sweep.ts'
import { baselineOf } from './arms.ts'
import { OWN_SECTION } from './form-fields.ts'
import type { FormRow } from './form-rows.ts'
import { isObject, valueAt, without, withValueAt, type Draft } from './json.ts'
import { cellAt, parseInto, setCell, type Column } from './spec-form.ts'
import { firstSweep, sweptChoices } from './first-sweep.ts'

/*
 * A draft may say of an arm's field that it is to be swept: beside what a spec has, an arm then has
 * "sweep": {"l2.lambda": "log:1e-5:1e-1:9"}, written as --sweep has it. When the draft is checked, shown as JSON or launched,
 * such an arm is replaced by the arms that come of it (see expandSweeps); when a spec is opened whose `sweeps` tell of such
 * arms, they become the one again (see collapseSweeps).
 */

export const SWEEP_KEY = 'sweep'

/** The sweeps of an arm, by field. */
export function sweepsOf(draft: Draft, arm: number): Readonly<Record<string, string>> {
  const sweeps = valueAt(draft, ['arms', arm, SWEEP_KEY])
  if (!isObject(sweeps)) return {}
  return Object.fromEntries(Object.entries(sweeps).filter(([, text]) => typeof text === 'string')) as Record<
    string,
    string
  >
}

/** A row's field as `--sweep` names it behind the arm. */
function sweptFieldOf({ field: { section, name }, option }: FormRow): string {
  const parts = [section === OWN_SECTION ? null : section, name, option]
  return parts.filter((part) => part !== null).join('.')
}

/** The sweep of a cell; undefined where it has a single value. */
export const sweepAt = (draft: Draft, row: FormRow, column: Column): string | undefined =>
  column === null ? undefined : sweepsOf(draft, column)[sweptFieldOf(row)]

/** Whether a cell can be swept: a number, a list of numbers or a choice, of an arm that is not the baseline. */
export function canSweep(draft: Draft, row: FormRow, column: Column): boolean {
  const { field, kind } = row
  if (column === null || column === baselineOf(draft) || !field.perArm) return false
  if (field.section === OWN_SECTION && row.option === null) return false
  if (cellAt(draft, row, column).state === 'unused') return false
  return kind.type === 'choice'
    ? sweptChoices(kind.choices).length > 1
    : kind.type === 'number' || kind.type === 'numbers'
}

/** Gives a cell several values instead of one. */
export const withSweep = (draft: Draft, row: FormRow, arm: number, text: string): Draft =>
  withValueAt(draft, ['arms', arm, SWEEP_KEY, sweptFieldOf(row)], text)

/** With a first sweep around what the cell has now, which it keeps as its own for when the sweep ends. */
export function beginSweep(draft: Draft, row: FormRow, arm: number): Draft {
  const { value } = cellAt(draft, row, arm)
  const text = firstSweep(
    row,
    value,
    schemaAt(experimentSpec, ['arms', arm, ...pathInArm(sweptFieldOf(row))])
  )
  const own = value ?? parseInto(row, sweptValues(text)[0])
  return withSweep(setCell(draft, row, arm, own), row, arm, text)
}

/** Back to the single value that the cell had. */
export function endSweep(draft: Draft, row: FormRow, arm: number): Draft {
  const ended = without(draft, ['arms', arm, SWEEP_KEY, sweptFieldOf(row)])
  const isLast = Object.keys(sweepsOf(ended, arm)).length === 0
  return isLast ? without(ended, ['arms', arm, SWEEP_KEY]) : ended
}

export const withoutSweeps = (arm: Draft): Draft => without(arm, [SWEEP_KEY])
