import * as z from 'zod'
import { alternativesOf } from '../../../../src-engine/spec/schema-at.ts'
import type { Choice } from './cell-kind.ts'
import type { FormRow } from './form-rows.ts'
import { isObject } from './json.ts'

const COUNT = 5

/**
 * What a sweep of a field begins as, around what it has now: of a choice all there is; of a whole number halves and
 * doubles; of a number between two bounds equal steps; of any other a hundredfold range.
 */
export function firstSweep({ kind, info }: FormRow, value: unknown, schema: z.core.$ZodType | null): string {
  if (kind.type === 'choice')
    return sweptChoices(kind.choices)
      .map(({ key }) => key)
      .join(',')
  if (kind.type === 'numbers') return lists(value)
  const middle = [value, info.default].find((it): it is number => typeof it === 'number' && it > 0)
  const { isWhole, max } = boundsOf(schema)
  if (isWhole) return wholeNumbers(middle ?? 1, max).join(', ')
  if (max < Infinity) return around(middle ?? max / 2, max)
  if (middle === undefined) return `log:0.0001:0.01:${COUNT}`
  return `log:${rounded(middle / 10)}:${rounded(middle * 10)}:${COUNT}`
}

/** The choices that a word says: the others need options of their own. */
export const sweptChoices = (choices: readonly Choice[]) =>
  choices.filter(({ key, value }) => typeof value === 'string' || (isObject(value) && value.id === key))

/** Halves and doubles; of small numbers their multiples. */
function wholeNumbers(middle: number, max: number): number[] {
  const values =
    middle < 4 ? [1, 2, 3].map((factor) => factor * middle) : [Math.round(middle / 2), middle, 2 * middle]
  return values.filter((each) => each <= max)
}

/** As far up as down, and not as far as the bounds. */
function around(middle: number, max: number): string {
  const inside = middle < max ? middle : 0.75 * max
  const reach = Math.min(inside, max - inside) / 2
  return `lin:${rounded(inside - reach)}:${rounded(inside + reach)}:${COUNT}`
}

/** The list there is, and one of half its units. */
function lists(value: unknown): string {
  const list = Array.isArray(value) ? (value as unknown[]).map(Number) : [128]
  const half = list.map((units) => Math.max(1, Math.round(units / 2)))
  return [list, half].map((each) => `[${each.join(',')}]`).join(', ')
}

function boundsOf(schema: z.core.$ZodType | null) {
  const numbers = schema ? alternativesOf(schema).filter((it) => it instanceof z.ZodNumber) : []
  return {
    isWhole: numbers.some(({ format }) => format === 'safeint'),
    max: Math.min(...numbers.map(({ maxValue }) => maxValue ?? Infinity))
  }
}

const rounded = (value: number) => Number(value.toPrecision(6))
