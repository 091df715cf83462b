import type { ArmStyle } from '../../../charts/arm-style.ts'
import { counted, exact } from '../../../../src-engine/words/numbers.ts'
import { likeliest } from '../../../../src-engine/network/trained-model.ts'
import type { Side } from './sides.ts'
import { percentText } from './words.ts'

/** How probable one class is in the models of an arm's seeds. */
interface LuckRow {
  readonly name: string
  readonly style: ArmStyle
  readonly dots: readonly { readonly seed: number; readonly p: number }[]
  /** How many of the models answer with that class. */
  readonly count: number
  readonly words: string
}

export interface SeedLuck {
  /** The class whose probability it is: the answer of both, or else that of the second. */
  readonly of: number
  /** What the first says instead; null where they agree. */
  readonly against: number | null
  readonly rows: readonly LuckRow[]
}

/** @param answers of the two arms */
export function seedLuck(
  arms: readonly Pick<Side, 'name' | 'style' | 'answers'>[],
  [first, second]: readonly [number, number]
): SeedLuck {
  const rows = arms.map(({ name, style, answers }): LuckRow => {
    const dots = answers.map(({ seed, probabilities }) => ({ seed, p: probabilities[second] }))
    const count = answers.filter(({ probabilities }) => likeliest(probabilities) === second).length
    const all = dots.map(({ p }) => p)
    const range = `${percentText(Math.min(...all))} to ${percentText(Math.max(...all))}`
    const words = `${exact(count)} of ${counted(dots.length, 'seed')} say ${second}; its probability is ${range}`
    return { name, style, dots, count, words }
  })
  return { of: second, against: first === second ? null : first, rows }
}
