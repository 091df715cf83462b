import { exact } from '../words/numbers.ts'
import type { Comparison } from './compare-with-baseline.ts'

/** What came of several arms, in a line: "1 of 9 arms helps: 2 hurt, 3 are the same, 3 can't be told", "Both arms hurt". */
export function verdictCounts(comparisons: readonly Comparison[]): string {
  const kindOf = ({ n, verdict }: Comparison) => (n === 0 ? 'none' : verdict?.kind)
  const groups = WORDS.map(({ kind, one, many }) => {
    const count = comparisons.filter((comparison) => kindOf(comparison) === kind).length
    return { kind, count, text: `${exact(count)} ${count === 1 ? one : many}`, many }
  }).filter(({ count }) => count > 0)
  const all = comparisons.length
  if (groups.length === 1 && groups[0].kind === 'cannot-tell')
    return `Can't tell of ${all === 2 ? 'either arm' : `any of ${exact(all)} arms`}`
  if (groups.length === 1 && all > 1)
    return `${all === 2 ? 'Both' : `All ${exact(all)}`} arms ${groups[0].many}`
  const helping = groups.find(({ kind }) => kind === 'helps')
  const rest = groups.filter((group) => group !== helping).map(({ text }) => text)
  const first = helping
    ? `${exact(helping.count)} of ${exact(all)} arms ${helping.count === 1 ? 'helps' : 'help'}`
    : `None of ${exact(all)} arms helps`
  return `${first}: ${rest.join(', ')}`
}

const WORDS = [
  { kind: 'helps', one: 'helps', many: 'help' },
  { kind: 'hurts', one: 'hurts', many: 'hurt' },
  { kind: 'same', one: 'is the same', many: 'are the same' },
  { kind: 'cannot-tell', one: "can't be told", many: "can't be told" },
  { kind: 'none', one: 'has no answer', many: 'have no answer' }
] as const
