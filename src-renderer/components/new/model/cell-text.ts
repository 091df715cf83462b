import type { CellKind } from './cell-kind.ts'

/** A value as it stands in its cell. What is no proper value stands there as it was typed. */
export function cellText(kind: CellKind, value: unknown): string {
  if (value === undefined) return ''
  if (value === null)
    return kind.type === 'number' || kind.type === 'text' ? (kind.nullWord ?? 'null') : 'null'
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (kind.type === 'numbers' && Array.isArray(value)) return value.map(String).join(', ')
  return JSON.stringify(value)
}

/** What was typed, as the spec is to hold it: the text itself where it cannot be read, for the check to complain of. */
export function parseCell(kind: CellKind, typed: string): unknown {
  const text = typed.trim()
  switch (kind.type) {
    case 'number':
      if (isNullWord(kind.nullWord, text)) return null
      return parseNumber(text) ?? text
    case 'numbers':
      return parseNumbers(text) ?? text
    case 'text':
      return isNullWord(kind.nullWord, text) ? null : typed
    case 'choice':
    case 'json':
      return parseJson(text)
    default:
      return kind satisfies never
  }
}

/**
 * A number as people type it: 1e-3, .5, −2, 10_000, 10 000. A comma is not guessed at, because it is a decimal comma for
 * some and parts thousands for others; null then, and for all else that is no number.
 */
export function parseNumber(text: string): number | null {
  const plain = text
    .trim()
    .replace(/^[−–]/, '-')
    .replaceAll(/(?<=\d)[_\s](?=\d)/g, '')
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null
}

function parseNumbers(text: string): number[] | null {
  const parts = text
    .replaceAll(/[[\]]/g, ' ')
    .split(/[\s,;x×]+/)
    .filter((part) => part !== '')
  const numbers = parts.map(parseNumber)
  return numbers.length > 0 && numbers.every((it) => it !== null) ? numbers : null
}

const isNullWord = (nullWord: string | null, text: string) =>
  nullWord !== null && [nullWord, 'null'].includes(text.toLowerCase())

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
