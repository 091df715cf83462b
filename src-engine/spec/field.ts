import * as z from 'zod'

/** What a form, a help page and an error message say of a field of the spec. */
export interface FieldInfo {
  readonly label: string
  readonly help: string
  /** What may stand there, in words: completes "expected ...". */
  readonly range: string
  readonly unit?: string
  /** What stands there when the spec is silent; without one the field is required or optional, as its schema says. */
  readonly default?: unknown
}

const infos = z.registry<FieldInfo>()

/** Describes a field of the spec. The description belongs to the schema itself, so that no list has to be kept in step. */
export function field<T extends z.ZodType>(schema: T, info: FieldInfo): T {
  infos.add(schema, info)
  return schema
}

/** The description of a schema made with `field`. */
export function fieldInfo(schema: z.ZodType): FieldInfo | undefined {
  return infos.get(schema)
}

type WithDefaults<Shape extends z.ZodRawShape> = {
  [Key in keyof Shape]: Shape[Key] extends z.ZodType ? z.ZodDefault<Shape[Key]> : never
}

/** The same fields, each with its described default for when it is left out. */
export function withDefaults<Shape extends Record<string, z.ZodType>>(shape: Shape): WithDefaults<Shape> {
  const entries = Object.entries(shape).map(([key, schema]) => [
    key,
    schema.default(() => copyOf(fieldInfo(schema)?.default))
  ])
  return Object.fromEntries(entries) as WithDefaults<Shape>
}

const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
