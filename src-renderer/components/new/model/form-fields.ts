import type * as z from 'zod'
import { experimentSpec } from '../../../../src-engine/spec/experiment-spec.ts'
import { fieldsOf, infoOf, schemaAt } from '../../../../src-engine/spec/schema-at.ts'
import type { FieldInfo } from '../../../../src-engine/spec/field.ts'
import { kindOf, type CellKind, type Choice } from './cell-kind.ts'

type Schema = z.core.$ZodType

/** What each arm has for itself; all other sections are shared by the arms unless an arm overrides them. */
export const OWN_SECTION = 'regularization'

/** A field of the spec, in the section it belongs to: training.optimizer. Of a field without one, section is null. */
export interface FormField {
  readonly key: string
  readonly section: string | null
  readonly name: string
  readonly group: string
  readonly schema: Schema
  readonly info: FieldInfo
  readonly kind: CellKind
  /** Whether each arm may have its own. */
  readonly perArm: boolean
}

/** Which part of the form a section of the spec stands in; what is not named here stands in the last. */
const GROUPS: Readonly<Record<string, string>> = {
  regularization: 'Regularization',
  network: 'Network',
  training: 'Training',
  dataset: 'Data',
  split: 'Data',
  preprocessing: 'Data',
  decision: 'Decided beforehand',
  claim: 'Decided beforehand'
}
const LAST_GROUP = 'Computation'

/** What stands outside the table: above it, or in the plan beside it. */
const ELSEWHERE = new Set(['specVersion', 'name', 'question', 'arms', 'baseline', 'sweeps', 'seeds'])

const armFields = fieldsOf(schemaAt(experimentSpec, ['arms', 0]) as Schema) ?? {}

/** All fields of the table, as the spec's schema has them, in the order of the form. */
export const formFields: readonly FormField[] = inOrder([
  ...Object.entries(fieldsOf(armFields[OWN_SECTION]) ?? {}).map(([name, schema]) =>
    regularizerField(name, schema)
  ),
  ...Object.entries(experimentSpec.shape)
    .filter(([name]) => !ELSEWHERE.has(name))
    .flatMap(([name, schema]) => sectionFields(name, schema))
])

function regularizerField(name: string, schema: Schema): FormField {
  const options = fieldsOf(schema) ?? {}
  const choices: Choice[] = [
    { key: 'undefined', label: 'off', value: undefined, options: {} },
    { key: 'object', label: 'on', value: {}, options }
  ]
  return {
    key: `${OWN_SECTION}.${name}`,
    section: OWN_SECTION,
    name,
    group: groupOf(OWN_SECTION),
    schema,
    info: { label: name, help: '', range: '' },
    kind: { type: 'choice', choices },
    perArm: true
  }
}

function sectionFields(section: string, schema: Schema): FormField[] {
  const own = infoOf(schema)
  const group = groupOf(section)
  if (own) {
    return [
      {
        key: section,
        section: null,
        name: section,
        group,
        schema,
        info: own,
        kind: kindOf(schema),
        perArm: false
      }
    ]
  }
  return Object.entries(fieldsOf(schema) ?? {}).map(([name, field]) => ({
    key: `${section}.${name}`,
    section,
    name,
    group,
    schema: field,
    info: infoOf(field) ?? { label: name, help: '', range: '' },
    kind: kindOf(field),
    perArm: isPerArm(section, name)
  }))
}

function isPerArm(section: string, name: string): boolean {
  if (!Object.hasOwn(armFields, section)) return false
  return Object.hasOwn(fieldsOf(armFields[section]) ?? {}, name)
}

function groupOf(section: string): string {
  return Object.hasOwn(GROUPS, section) ? GROUPS[section] : LAST_GROUP
}

function inOrder(fields: readonly FormField[]): FormField[] {
  const order = [...new Set(Object.values(GROUPS)), LAST_GROUP]
  return order.flatMap((group) => fields.filter((field) => field.group === group))
}
