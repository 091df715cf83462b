/** Far more than a spec has, and far less than what exhausts the stack of those who walk through it. */
const MOST_LEVELS = 64

export const TOO_DEEP = `expected at most ${MOST_LEVELS} levels of lists and objects in each other; more came`

/** Whether a value has more levels of lists and objects than any spec. Needs no stack itself. */
export function isTooDeep(value: unknown): boolean {
  const waiting: [value: unknown, level: number][] = [[value, 0]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [at, level] = next
    if (typeof at !== 'object' || at === null) continue
    if (level === MOST_LEVELS) return true
    for (const inner of Object.values(at)) waiting.push([inner, level + 1])
  }
  return false
}
