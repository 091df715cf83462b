import { canonicalJson } from '../../../../src-engine/spec/run-spec.ts'

/** A spec as it is typed: any JSON object, checked but not yet right. */
export type Draft = Readonly<Record<string, unknown>>
export type Path = readonly (string | number)[]

export const isObject = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands at a path; undefined where it leads nowhere. */
export function valueAt(value: unknown, path: Path): unknown {
  let current = value
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = (current as Record<string | number, unknown>)[key]
  }
  return current
}

/** A copy with another value at the path; what does not lie on the path is shared. Objects that are missing are made. */
export function withValueAt<T>(value: T, path: Path, next: unknown): T {
  if (path.length === 0) return next as T
  const [key, ...rest] = path
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<
    string | number,
    unknown
  >
  copy[key] = withValueAt(copy[key], rest, next)
  return copy as T
}

/** A copy without what stands at the path; the same value where nothing does. */
export function without<T>(value: T, path: Path): T {
  const above = path.slice(0, -1)
  const parent = valueAt(value, above)
  if (!isObject(parent) || !(path[path.length - 1] in parent)) return value
  const rest = Object.fromEntries(Object.entries(parent).filter(([key]) => key !== path[path.length - 1]))
  return withValueAt(value, above, rest)
}

/** Whether two values are the same JSON, whatever order their keys are in. */
export const sameJson = (a: unknown, b: unknown) => a === b || canonicalJson(a) === canonicalJson(b)
