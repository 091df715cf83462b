import { exact, fixed } from '../../../../src-engine/words/numbers.ts'
import type { Disagreement, Disagreements } from './disagreements.ts'
import { isMoved, type Shift } from './shown.ts'

/** A probability in whole percent; what is little, or nearly all, is not rounded away: "77 %", "<1 %", ">99 %", "0 %". */
export function percentText(p: number): string {
  if (p > 0.0005 && p < 0.01) return '<1\u00a0%'
  if (p > 0.99 && p < 0.9995) return '>99\u00a0%'
  return `${fixed(p * 100, 0)}\u00a0%`
}

/** "a 4", "an 8". */
export const classText = (label: number) => `${/^(8|11$|18$)/.test(String(label)) ? 'an' : 'a'} ${label}`

/** What comes of two answers, in a few words and a few more. */
export interface Outcome {
  readonly title: string
  readonly detail: string
}

/**
 * @param arms the names of the two
 * @param answers the class that each says
 * @param label the true class, where it is known
 */
export function outcome(
  [first, second]: readonly [string, string],
  answers: readonly [number, number],
  label: number | null
): Outcome {
  const [a, b] = answers
  if (label === null) {
    return a === b
      ? { title: 'They agree', detail: `on ${a}` }
      : { title: 'They disagree', detail: `${a} or ${b}?` }
  }
  const detail = `it is ${classText(label)}`
  if (a === label && b === label) return { title: 'Both are right', detail }
  if (a === label) return { title: `Only ${first} is right`, detail }
  if (b === label) return { title: `Only ${second} is right`, detail }
  return { title: a === b ? 'Both are wrong' : 'They disagree, both wrong', detail }
}

/** "2 right, 1 up". */
export function shiftText({ right, down }: Shift): string {
  const across = right === 0 ? [] : [`${Math.abs(right)} ${right > 0 ? 'right' : 'left'}`]
  const along = down === 0 ? [] : [`${Math.abs(down)} ${down > 0 ? 'down' : 'up'}`]
  return isMoved({ right, down }) ? [...across, ...along].join(', ') : 'not moved'
}

/** How the rows that only one of them has right make the difference of their accuracies. */
export function balanceText(
  { onlyFirst, onlySecond }: Disagreements,
  testRows: number,
  second: string,
  seed: number
): string {
  const [b, c] = [onlyFirst.length, onlySecond.length]
  if (b === c) return `${exact(b)} against ${exact(c)}: with seed ${seed} both have the same accuracy.`
  const by = `${fixed((Math.abs(c - b) / testRows) * 100, 2)} pp`
  return `The ${exact(b)} against ${exact(c)} is the ${by} by which ${second} is ${c > b ? 'better' : 'worse'} with seed ${seed}.`
}

/** A row of the gallery for who does not see it. */
export const rowText = (
  { position, label, says: [a, b] }: Disagreement,
  [first, second]: readonly [string, string]
) => `Test row ${exact(position)}, ${classText(label)}: ${first} says ${a}, ${second} says ${b}`
