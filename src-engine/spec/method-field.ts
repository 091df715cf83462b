import * as z from 'zod'
import type { Method } from '../method.ts'
import { field, type FieldInfo } from './field.ts'

/** Methods by id, whose options tell them apart by that id. */
type MethodList = Readonly<Record<string, Method<{ id: string }>>>

/** The options of one of the list's methods. */
type MethodOf<List extends MethodList> = z.infer<List[keyof List]['options']>

/**
 * A field that chooses one method of a list: `{ "id": "adam", "beta1": 0.8 }`. What is left out of the options has its
 * default. The bare id, "adam", is short for `{ "id": "adam" }`.
 */
export function methodField<List extends MethodList>(list: List, info: Omit<FieldInfo, 'range'>) {
  const options = Object.values(list).map((method) => method.options)
  // What TypeScript cannot see in a loop: each of them is an object with an id of its own.
  const union = z.discriminatedUnion('id', options as unknown as [z.ZodObject])
  const anyWay = z.preprocess(
    (value) => (typeof value === 'string' ? { id: value } : value),
    union as unknown as z.ZodType<MethodOf<List>>
  )
  const ids = Object.keys(list).map((id) => `"${id}"`)
  return field(anyWay, { ...info, range: `${ids.join(' or ')}, or an object with that "id" and options` })
}
