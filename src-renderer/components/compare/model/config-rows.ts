import * as catalog from '../../../../src-engine/catalog.ts'
import { sections } from '../../../../src-engine/spec/experiment-spec.ts'
import { canonicalJson, type RunSpec } from '../../../../src-engine/spec/run-spec.ts'
import { infoOf, schemaAt } from '../../../../src-engine/spec/schema-at.ts'
import { styled } from '../../../../src-engine/words/number-style.ts'
import { nullWordOf } from '../../new/model/cell-kind.ts'

/** One field of the configuration, as each arm has it. */
export interface ConfigRow {
  readonly path: string
  readonly label: string
  readonly unit: string | undefined
  /** Arm by arm. */
  readonly texts: readonly string[]
  readonly isSame: boolean
}

const OFF = 'off'

/** All fields of the arms' configurations, in the order of the spec; a field that an arm does not have is "off". */
export function configRows(specs: readonly RunSpec[]): ConfigRow[] {
  const flat = specs.map(
    (spec) => new Map(fieldsIn({ ...spec, specVersion: undefined, ownNetwork: undefined }))
  )
  const paths = [...new Set(flat.flatMap((fields) => [...fields.keys()]))]
  return paths.map((path) => {
    const exact = flat.map((fields) => fields.get(path) ?? OFF)
    const { label, unit } = describe(path, specs)
    return {
      path,
      label,
      unit,
      texts: exact.map(shown),
      isSame: exact.every((text) => text === exact[0])
    }
  })
}

/** The values at the leaves, by path. Of a method, "training.optimizer" says which and its options follow. */
function fieldsIn(value: unknown, path = ''): [string, string][] {
  if (value === undefined) return []
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [[path, textOf(value, path)]]
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]): [string, string][] =>
    key === 'id' && path !== 'dataset'
      ? [[path, methodLabel(String(inner))]]
      : fieldsIn(inner, path === '' ? key : `${path}.${key}`)
  )
}

function textOf(value: unknown, path: string): string {
  if (value === null) return nullWord(path)
  if (Array.isArray(value)) return value.join('-')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : canonicalJson(value)
}

/** "all" of rows that are used, "none" of rows that are kept out. */
function nullWord(path: string): string {
  const [section, ...keys] = path.split('.')
  const schema = schemaAt(sections[section as keyof typeof sections], keys)
  return schema ? nullWordOf(schema) : 'none'
}

/** A number as numbers are shown; one of many digits, as steps of a sweep have, to as many as a table has room for. */
function shown(text: string): string {
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  if (text.length <= LONGEST_NUMBER) return styled(text)
  const short = Number(value.toPrecision(6))
  const { length } = String(short)
  return styled(length <= LONGEST_NUMBER ? String(short) : short.toExponential())
}
const LONGEST_NUMBER = 9

const methodLabels = new Map(
  Object.values(catalog)
    .flatMap((list) => Object.values<{ id: string; label: string }>(list))
    .map(({ id, label }) => [id, label])
)
const methodLabel = (id: string) => methodLabels.get(id) ?? id

/** What no section of the spec describes in the words of a table. */
const OTHER_LABELS: Record<string, string> = {
  split: 'Split',
  'split.fraction': 'Test fraction',
  'split.seed': 'Split seed',
  random: 'Random numbers',
  engine: 'Engine',
  arithmetic: 'Arithmetic'
}

function describe(path: string, specs: readonly RunSpec[]): { label: string; unit?: string | undefined } {
  const other = OTHER_LABELS[path]
  if (other) return { label: other }
  const [section, ...keys] = path.split('.')
  for (const spec of specs) {
    const schema = sections[section as keyof typeof sections]
    // As the arm has it: methods share names of options. What chooses a method is described by the field itself.
    const chosen = schemaAt(schema, keys, spec[section as keyof typeof sections])
    const field = schemaAt(schema, keys)
    const info = (chosen && infoOf(chosen)) ?? (field && infoOf(field))
    if (info) return { label: info.label, unit: info.unit }
  }
  return { label: path }
}
