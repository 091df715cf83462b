import type { ValidationError } from '@orpc/server'

/** More than these say no more. */
const MOST_SAID = 5
const LONGEST_VALUE = 60

/** What a method was given that it does not take, for a person: the field, what is expected there, what came. */
export function inputWords({ issues, data }: Pick<ValidationError, 'issues' | 'data'>): string {
  return issues
    .slice(0, MOST_SAID)
    .map(({ path = [], message }) => {
      const keys = path.map((part) => (typeof part === 'object' ? part.key : part))
      const expected = message.replace(/^[A-Z][^:]*: (expected .*?)(, received .*)?$/, '$1')
      return `${keys.map(String).join('.') || 'input'}: ${expected}; ${shown(valueAt(data, keys))} came`
    })
    .join('\n')
}

function valueAt(input: unknown, keys: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

/** As short as tells it; of what has no end, as a file's bytes, only what it is. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object'
  const text = typeof value === 'string' ? JSON.stringify(value) : `${value as number}`
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 3)}...` : text
}
