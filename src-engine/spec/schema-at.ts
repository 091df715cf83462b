import * as z from 'zod'
import { fieldInfo, type FieldInfo } from './field.ts'

type Schema = z.core.$ZodType

/** A schema and all that it wraps (optional, default, ...), outermost first. */
function layersOf(schema: Schema): Schema[] {
  const isWrapper =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  return isWrapper ? [schema, ...layersOf(schema.unwrap())] : [schema]
}

/** What a value may be: wrappers taken off, unions opened. */
function alternativesOf(schema: Schema): Schema[] {
  return layersOf(schema)
    .slice(-1)
    .flatMap((inner) => (inner instanceof z.ZodUnion ? inner.options.flatMap(alternativesOf) : [inner]))
}

/** The fields of an object schema, those of all its alternatives together; null where no object may stand. */
export function fieldsOf(schema: Schema): Record<string, Schema> | null {
  const objects = alternativesOf(schema).filter((s) => s instanceof z.ZodObject)
  if (objects.length === 0) return null
  return Object.assign({}, ...objects.map((object) => object.shape)) as Record<string, Schema>
}

/** The schema of a list's elements; null where no list may stand. */
export function elementOf(schema: Schema): Schema | null {
  return alternativesOf(schema).find((s) => s instanceof z.ZodArray)?.element ?? null
}

/** The schema at a path of keys and indices; null where the path leads nowhere. */
export function schemaAt(schema: Schema, path: readonly PropertyKey[]): Schema | null {
  let current: Schema | null = schema
  for (const key of path) {
    if (current === null) return null
    const fields: Record<string, Schema> = fieldsOf(current) ?? {}
    const field = Object.hasOwn(fields, key) ? fields[String(key)] : null
    current = typeof key === 'number' ? elementOf(current) : field
  }
  return current
}

/** The description of a field, wherever in its wrappers it was attached. */
export function infoOf(schema: Schema): FieldInfo | undefined {
  return layersOf(schema)
    .map((layer) => fieldInfo(layer as z.ZodType))
    .find((info) => info !== undefined)
}
