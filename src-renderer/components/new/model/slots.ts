import { OWN_SECTION, type FormField } from './form-fields.ts'
import { isObject, valueAt, without, type Draft, type Path } from './json.ts'

/*
 * A slot is where the value of a field stands in the spec: once for all arms, or in an arm as its own. Options of a chosen
 * method are within the slot: an arm that differs in one of them has the whole method as its own.
 */

/** The slot of an arm's own value; of the shared one where arm is null. */
export function slotPath({ section, name }: FormField, arm: number | null): Path {
  if (section === null) return [name]
  return arm === null ? [section, name] : ['arms', arm, section, name]
}

/** Whether an arm has a value of its own in place of the shared one. */
export const hasOwn = (draft: Draft, field: FormField, arm: number | null) =>
  arm !== null && field.perArm && valueAt(draft, slotPath(field, arm)) !== undefined

/** Where the value that holds for an arm stands. */
export function sourcePath(draft: Draft, field: FormField, arm: number | null): Path {
  const own = field.section === OWN_SECTION || hasOwn(draft, field, arm)
  return slotPath(field, own ? arm : null)
}

/** The value that holds for an arm; the default where the draft says nothing. */
export function slotValue(draft: Draft, field: FormField, arm: number | null): unknown {
  const value = valueAt(draft, sourcePath(draft, field, arm))
  return value === undefined ? field.info.default : value
}

/** A chosen method with its options, its short form ("sgd") written out. */
export function asObject(value: unknown): Draft {
  if (isObject(value)) return value
  return typeof value === 'string' ? { id: value } : {}
}

/** Without the slot, and without the section where nothing is left in it. */
export function withoutSlot(draft: Draft, path: Path): Draft {
  const section = path.slice(0, -1)
  const emptied = without(draft, path)
  const left = valueAt(emptied, section)
  const isOptional = section.length > 0 && section.at(-1) !== OWN_SECTION
  return isOptional && isObject(left) && Object.keys(left).length === 0 ? without(emptied, section) : emptied
}
