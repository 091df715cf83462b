import type * as z from 'zod'
import { BadInput } from '../bad-input.ts'
import { experimentSpec } from './experiment-spec.ts'
import { fieldsOf, infoOf, methodsOf, schemaAt } from './schema-at.ts'

type Path = readonly (string | number)[]
type Json = Record<string | number, unknown>

/**
 * Sets one field of a spec that has not been checked yet, in place, as `--set PATH=VALUE` does:
 * `training.epochs=5`, `network.hidden=[64,32]`. `arms.NAME.` opens that arm's regularization
 * (`arms.regularized.l2.lambda=0.001`) and, by their own names, its overrides (`arms.baseline.training.epochs=3`).
 * The value is JSON where it can be read as such, else text; null takes an optional field away.
 * @throws BadInput when the path leads to no field
 */
export function setField(spec: Json, assignment: string): void {
  const equals = assignment.indexOf('=')
  if (equals < 1) {
    throw new BadInput(`--set: expected PATH=VALUE, such as training.epochs=5; "${assignment}" came`)
  }
  const text = assignment.slice(0, equals)
  const { path, schema } = fieldAt(spec, text, '--set')

  let parent = spec
  path.slice(0, -1).forEach((key, depth) => {
    const value = parent[key]
    if (!isObject(value)) parent[key] = startingObject(spec, path.slice(0, depth + 1), value)
    parent = parent[key] as Json
  })
  const last = path[path.length - 1]
  const value = valueFor(schema, assignment.slice(equals + 1))
  const takesAway = value === null && schema._zod.optin === 'optional' && !schema.safeParse(null).success
  if (takesAway) Reflect.deleteProperty(parent, last)
  else parent[last] = value
}

/**
 * Where in the spec a field is that `--set` names, and its schema.
 * @param option which option the text was given to, for the message
 * @throws BadInput when the text leads to no field
 */
export function fieldAt(spec: Json, text: string, option: string): { path: Path; schema: z.ZodType } {
  const path = text.startsWith('arms.') ? armPath(spec, text, option) : text.split('.')
  return { path, schema: fieldSchema(path, `${option} ${text}`) }
}

/** `arms.NAME.l2.lambda` as a path into the spec. */
function armPath(spec: Json, text: string, option: string): Path {
  const { index, inArm } = findArm(spec, text, option)
  if (inArm === '') {
    throw new BadInput(`${option} ${text}: expected a field of that arm, such as ${text}.l2.lambda=0.001`)
  }
  return ['arms', index, ...pathInArm(inArm)]
}

/** Where in an arm a field is that `--set` names behind the arm: "l2.lambda" is regularization.l2.lambda. */
export function pathInArm(field: string): string[] {
  const keys = field.split('.')
  const armFields = fieldsOf(schemaAt(experimentSpec, ['arms', 0]) ?? experimentSpec) ?? {}
  return Object.hasOwn(armFields, keys[0]) ? keys : ['regularization', ...keys]
}

/**
 * The arm that `arms.NAME.FIELD` names, and the field in it. Names may hold dots: the longest that fits is meant.
 * @param option which option the text was given to, for the message
 * @throws BadInput when there is no such arm
 */
export function findArm(spec: Json, text: string, option: string): { index: number; inArm: string } {
  // What is no arm is left to the check of the whole spec.
  const arms = (Array.isArray(spec.arms) ? spec.arms : []).flatMap((arm: unknown, index) =>
    isObject(arm) ? [{ index, name: String(arm.name) }] : []
  )
  const below = text.slice('arms.'.length)
  const fitting = arms
    .filter(({ name }) => below === name || below.startsWith(`${name}.`))
    .sort((a, b) => b.name.length - a.name.length)
    .at(0)
  if (fitting === undefined) {
    const expected =
      arms.length > 0 ? `expected one of ${arms.map(({ name }) => name).join(', ')}` : 'the spec has none'
    throw new BadInput(`${option} ${text}: no arm "${below.split('.')[0]}"; ${expected}`)
  }
  return { index: fitting.index, inArm: below.slice(fitting.name.length + 1) }
}

/** The schema at the path, or BadInput that lists the fields there are where the path leaves them. */
function fieldSchema(path: Path, given: string): z.ZodType {
  const found = schemaAt(experimentSpec, path)
  if (found && typeof path[path.length - 1] === 'string') return found as z.ZodType
  let known = path.length - 1
  while (schemaAt(experimentSpec, path.slice(0, known)) === null) known--
  const fields = Object.keys(fieldsOf(schemaAt(experimentSpec, path.slice(0, known)) ?? experimentSpec) ?? {})
  const expected = fields.length > 0 ? `expected one of ${fields.join(', ')}` : 'it has no parts'
  throw new BadInput(`${given}: no such field; "${String(path[known])}" is unknown there: ${expected}`)
}

/**
 * What an object begins as when only a part of it is set: a method's short form written out; in an arm's override, as the
 * shared object is; else the field's default.
 */
function startingObject(spec: Json, path: Path, value: unknown): Json {
  const schema = schemaAt(experimentSpec, path)
  const asObject = (it: unknown): Json | null => {
    if (isObject(it)) return structuredJson(it)
    return typeof it === 'string' && schema && methodsOf(schema) ? { id: it } : null
  }
  const [first, , ...inArm] = path
  let shared: unknown
  if (first === 'arms' && inArm.length >= 2) {
    shared = spec
    for (const key of inArm) shared = isObject(shared) ? shared[key] : undefined
  }
  return asObject(value) ?? asObject(shared) ?? asObject(schema && infoOf(schema)?.default) ?? {}
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

const structuredJson = (value: Json): Json => JSON.parse(JSON.stringify(value)) as Json

/** JSON where the text is JSON, a number where it is one (.5), the text itself where only that is allowed or left. */
function valueFor(schema: z.ZodType, text: string): unknown {
  const value = jsonOrText(text)
  const onlyTextFits = !schema.safeParse(value).success && schema.safeParse(text).success
  return onlyTextFits ? text : value
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return /^[+-]?\.?\d/.test(text) && Number.isFinite(Number(text)) ? Number(text) : text
  }
}
