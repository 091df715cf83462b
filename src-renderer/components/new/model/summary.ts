import { exact } from '../../../../src-engine/words/numbers.ts'
import type { FormRow } from './form-rows.ts'
import type { Draft } from './json.ts'
import { differs } from './differs.ts'
import { armsOf } from './arms.ts'

/** What the arms differ in, by the rows' titles. */
export const differingLabels = (draft: Draft, rows: readonly FormRow[]) => [
  ...new Set(rows.filter((row) => differs(draft, row)).map(({ title }) => title))
]

/** How a draft's difference is introduced, before the labels: "Two fields differ between arms". */
export function differenceText(draft: Draft, count: number): string {
  if (armsOf(draft).length < 2) return 'One arm alone: add another to compare it with.'
  if (count === 0) return 'The arms do not differ yet: type into a grey cell.'
  return `${NUMBERS[count] ?? count} ${count === 1 ? 'field differs' : 'fields differ'} between arms`
}

const NUMBERS: Readonly<Record<number, string>> = {
  1: 'One',
  2: 'Two',
  3: 'Three',
  4: 'Four',
  5: 'Five',
  6: 'Six'
}

/** A field's range in few words: "1 to 100,000" for "a whole number 1 .. 100000". */
export function rangeWords(range: string): string {
  return range
    .replace(/^a (whole )?number /, '')
    .replaceAll(' .. ', ' to ')
    .replaceAll(/\bnull for (\w+)/g, '$1')
    .replaceAll(/\bor null\b/g, 'or none')
    .replaceAll(/\d{5,}/g, (digits) => exact(Number(digits)))
}
