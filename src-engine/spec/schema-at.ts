import * as z from 'zod'
import { fieldInfo, type FieldInfo } from './field.ts'

type Schema = z.core.$ZodType

/** A schema and all that it wraps (optional, default, a short form that is read first, ...), outermost first. */
function layersOf(schema: Schema): Schema[] {
  if (schema instanceof z.ZodPipe) return [schema, ...layersOf(schema.out)]
  const isWrapper =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  return isWrapper ? [schema, ...layersOf(schema.unwrap())] : [schema]
}

/** What a value may be: wrappers taken off, unions opened. */
export function alternativesOf(schema: Schema): Schema[] {
  return layersOf(schema)
    .slice(-1)
    .flatMap((inner) => (inner instanceof z.ZodUnion ? inner.options.flatMap(alternativesOf) : [inner]))
}

const objectsOf = (schema: Schema) => alternativesOf(schema).filter((s) => s instanceof z.ZodObject)

/** The fields of an object schema, those of all its alternatives together; null where no object may stand. */
export function fieldsOf(schema: Schema): Record<string, Schema> | null {
  const objects = objectsOf(schema)
  if (objects.length === 0) return null
  return Object.assign({}, ...objects.map((object) => object.shape)) as Record<string, Schema>
}

/**
 * Of a field that chooses a method by its id, the fields of each method's options, without the id; null of any other
 * field.
 */
export function methodsOf(schema: Schema): Record<string, Record<string, Schema>> | null {
  const methods = objectsOf(schema).flatMap(({ shape: { id, ...options } }) =>
    id instanceof z.ZodLiteral ? [[String(id.value), options] as const] : []
  )
  return methods.length === 0 ? null : Object.fromEntries(methods)
}

const isObject = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null

/** The same schema; where it chooses a method and the value is one's options, that method's alone. */
function chosenBy(value: unknown, schema: Schema): Schema {
  if (!isObject(value) || value.id === undefined) return schema
  return (
    objectsOf(schema).find(({ shape: { id } }) => id instanceof z.ZodLiteral && id.value === value.id) ??
    schema
  )
}

/** The schema of a list's elements; null where no list may stand. */
export function elementOf(schema: Schema): Schema | null {
  return alternativesOf(schema).find((s) => s instanceof z.ZodArray)?.element ?? null
}

/**
 * The schema at a path of keys and indices; null where the path leads nowhere.
 *
 * @param value what stands there, where it is known: of a method that it names, only that method's fields count
 */
export function schemaAt(schema: Schema, path: readonly PropertyKey[], value?: unknown): Schema | null {
  let current: Schema | null = chosenBy(value, schema)
  let inside = value
  for (const key of path) {
    if (current === null) return null
    const fields: Record<string, Schema> = fieldsOf(current) ?? {}
    const field = Object.hasOwn(fields, key) ? fields[String(key)] : null
    const next: Schema | null = typeof key === 'number' ? elementOf(current) : field
    inside = isObject(inside) ? inside[key] : undefined
    current = next && chosenBy(inside, next)
  }
  return current
}

/** The description of a field, wherever in its wrappers it was attached. */
export function infoOf(schema: Schema): FieldInfo | undefined {
  return layersOf(schema)
    .map((layer) => fieldInfo(layer as z.ZodType))
    .find((info) => info !== undefined)
}
