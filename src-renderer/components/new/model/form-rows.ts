import type * as z from 'zod'
import { regularizers } from '../../../../src-engine/catalog.ts'
import type { FieldInfo } from '../../../../src-engine/spec/field.ts'
import { infoOf } from '../../../../src-engine/spec/schema-at.ts'
import { columnsOf } from './arms.ts'
import { chosen, kindOf, type CellKind, type Fields } from './cell-kind.ts'
import { formFields, OWN_SECTION, type FormField } from './form-fields.ts'
import type { Draft } from './json.ts'
import { slotValue } from './slots.ts'

/** A row of the form: a field, or an option of what was chosen in the field above it. */
export interface FormRow {
  /** "training.optimizer" or, of an option, "training.optimizer.beta1". */
  readonly key: string
  readonly field: FormField
  readonly option: string | null
  readonly info: FieldInfo
  readonly kind: CellKind
  /** Of a regularizer: the row where it is switched on, by giving it a value. */
  readonly isSwitch: boolean
  /** What the row is called in the table: of a regularizer's switch the regularizer, else the field's label. */
  readonly title: string
  /** What else is known of what was chosen, in place of the choices. */
  readonly about?: string
}

/** The rows for a draft: which options there are depends on what its arms have chosen. */
export const rowsOf = (draft: Draft): FormRow[] =>
  formFields.flatMap((field) =>
    field.section === OWN_SECTION ? regularizerRows(draft, field) : fieldRows(draft, field)
  )

function fieldRows(draft: Draft, field: FormField): FormRow[] {
  const row: FormRow = {
    key: field.key,
    field,
    option: null,
    info: field.info,
    kind: field.kind,
    isSwitch: false,
    title: field.info.label
  }
  if (field.kind.type !== 'choice') return [row]
  // Where there is nothing to choose, the options are all there is.
  const lead = field.kind.choices.length > 1 ? [row] : []
  return [...lead, ...optionRows(field, optionsInUse(draft, field))]
}

function regularizerRows(draft: Draft, field: FormField): FormRow[] {
  if (field.kind.type !== 'choice') return []
  const all = field.kind.choices.flatMap(({ options }) => Object.entries(options))
  const method = regularizers[field.name as keyof typeof regularizers]
  if (all.length === 0) {
    const info = { label: method.label, help: method.help, range: 'off or on' }
    return [
      { key: field.key, field, option: null, info, kind: field.kind, isSwitch: true, title: info.label }
    ]
  }
  const [[name, schema], ...others] = all
  const [lead] = optionRows(field, { [name]: schema })
  const help = `${method.help} ${lead.info.help}`
  const inUse = optionsInUse(draft, field)
  const rest = Object.fromEntries(others.filter(([other]) => other in inUse))
  const first: FormRow = {
    ...lead,
    info: { ...lead.info, help },
    kind: withOff(lead.kind),
    isSwitch: true,
    title: method.label
  }
  return [first, ...optionRows(field, rest)]
}

const withOff = (kind: CellKind): CellKind =>
  kind.type === 'choice'
    ? {
        ...kind,
        choices: [{ key: 'undefined', label: 'off', value: undefined, options: {} }, ...kind.choices]
      }
    : kind

const optionRows = (field: FormField, options: Fields): FormRow[] =>
  Object.entries(options).map(([option, schema]) => {
    const info = infoOf(schema) ?? { label: option, help: '', range: '' }
    const kind = optionKind(schema)
    return { key: `${field.key}.${option}`, field, option, info, kind, isSwitch: false, title: info.label }
  })

/** A row's name where it stands alone: "Dropout, keep probability", "Elastic net, L1 lambda". */
export function fullName({ title, info: { label } }: FormRow): string {
  if (label.includes(title)) return label
  const isAcronym = /^.[A-Z\d]/.test(label)
  return `${title}, ${isAcronym ? label : label[0].toLowerCase() + label.slice(1)}`
}

/** Options of options would need a third level: they are typed as JSON. */
function optionKind(schema: z.core.$ZodType): CellKind {
  const kind = kindOf(schema)
  const isDeep = kind.type === 'choice' && kind.choices.some(({ options }) => Object.keys(options).length > 0)
  return isDeep ? { type: 'json' } : kind
}

/** The options of all that the arms have chosen, each once. */
function optionsInUse(draft: Draft, field: FormField): Fields {
  const arms = field.perArm ? columnsOf(draft) : [null]
  return Object.assign({}, ...arms.map((arm) => optionsOf(field, slotValue(draft, field, arm)))) as Fields
}

/** The options of what a field's value chooses. */
export function optionsOf(field: FormField, value: unknown): Fields {
  return field.kind.type === 'choice' ? (chosen(field.kind.choices, value)?.options ?? {}) : {}
}
