import * as z from 'zod'
import { infoOf, alternativesOf, fieldsOf, methodsOf } from '../../../../src-engine/spec/schema-at.ts'
import * as catalog from '../../../../src-engine/catalog.ts'

type Schema = z.core.$ZodType
export type Fields = Readonly<Record<string, Schema>>

/** What every method of the catalog says of itself. */
export interface MethodWords {
  readonly label: string
  readonly formula: string
  readonly help: string
  /** The paper it comes from. */
  readonly source: string
}

/** One of the things that a choice offers. */
export interface Choice {
  /** What a <select> holds. */
  readonly key: string
  readonly label: string
  /** What the spec then holds, before any of its options is set. */
  readonly value: unknown
  /** The fields that are then to be filled in below. */
  readonly options: Fields
}

/** How a field is typed in. It follows from the field's schema alone, so that new fields need no new form. */
export type CellKind =
  | { readonly type: 'number'; readonly nullWord: string | null; readonly words: readonly string[] }
  | { readonly type: 'numbers' }
  | { readonly type: 'text'; readonly nullWord: string | null }
  | { readonly type: 'choice'; readonly choices: readonly Choice[] }
  /** Any other shape is typed as JSON. */
  | { readonly type: 'json' }

/** The kind of a field's cell. */
export function kindOf(schema: Schema): CellKind {
  const alternatives = alternativesOf(schema)
  const all = (test: (it: Schema) => boolean) => alternatives.every(test)
  const nullWord = accepts(schema, null) ? nullWordOf(schema) : null
  if (methodsOf(schema)) return { type: 'choice', choices: methodChoices(schema) }
  if (all((it) => it instanceof z.ZodNumber || isWord(it)) && !all(isWord)) {
    return { type: 'number', nullWord, words: alternatives.flatMap((it) => wordsOf(it).map(String)) }
  }
  if (all((it) => it instanceof z.ZodString)) return { type: 'text', nullWord }
  if (all((it) => it instanceof z.ZodArray && it.element instanceof z.ZodNumber)) return { type: 'numbers' }
  if (all((it) => wordsOf(it).length > 0 || it instanceof z.ZodObject)) {
    return { type: 'choice', choices: plainChoices(schema, alternatives) }
  }
  return { type: 'json' }
}

/** Which of the choices a value is; undefined when it is none of them. */
export function chosen(choices: readonly Choice[], value: unknown): Choice | undefined {
  const key = isRecord(value) ? (typeof value.id === 'string' ? value.id : 'object') : String(value)
  return choices.find((choice) => choice.key === key)
}

/** The method of the catalog that a list of choices names, for its label, formula, help and source. */
export function methodOf(choices: readonly Choice[], id: string): MethodWords | undefined {
  return listOf(choices.map(({ key }) => key))?.[id]
}

export const accepts = (schema: Schema, value: unknown) => (schema as z.ZodType).safeParse(value).success

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function methodChoices(schema: Schema): Choice[] {
  const methods = Object.entries(methodsOf(schema) ?? {})
  const list = listOf(methods.map(([id]) => id))
  return methods.map(([id, options]) => ({ key: id, label: list?.[id].label ?? id, value: { id }, options }))
}

/** The catalog's list with all these ids. */
function listOf(ids: readonly string[]): Record<string, MethodWords> | undefined {
  const lists = Object.values(catalog) as Record<string, MethodWords>[]
  return lists.find((list) => ids.length > 0 && ids.every((id) => Object.hasOwn(list, id)))
}

function plainChoices(schema: Schema, alternatives: readonly Schema[]): Choice[] {
  const words = alternatives.flatMap(wordsOf)
  const options = fieldsOf(schema)
  const none: Choice[] = accepts(schema, null)
    ? [{ key: 'null', label: 'off', value: null, options: {} }]
    : []
  const plain = words.map((word) => ({ key: String(word), label: wordLabel(word), value: word, options: {} }))
  if (!options) return [...none, ...plain]
  const onlyOn = words.length === 0
  const label = onlyOn ? 'on' : `by ${labelOf(Object.values(options)[0]).toLowerCase()}`
  const asDescribed = infoOf(schema)?.default
  const value = isRecord(asDescribed) ? asDescribed : {}
  return [...none, ...plain, { key: 'object', label, value, options }]
}

const labelOf = (schema: Schema) => infoOf(schema)?.label ?? ''

const isWord = (schema: Schema) => wordsOf(schema).length > 0

/** The values of a schema that lists them. */
function wordsOf(schema: Schema): (string | number | boolean)[] {
  if (schema instanceof z.ZodEnum) return schema.options
  if (schema instanceof z.ZodLiteral) return [...schema.values] as string[]
  if (schema instanceof z.ZodBoolean) return [false, true]
  return []
}

const wordLabel = (word: string | number | boolean) =>
  typeof word === 'boolean' ? (word ? 'on' : 'off') : String(word).replaceAll('_', ' ')

/** What null means, in the word that the field's range has for it: "null for all". */
export const nullWordOf = (schema: Schema) =>
  /null for (\w+)/.exec(infoOf(schema)?.range ?? '')?.[1] ?? 'none'
