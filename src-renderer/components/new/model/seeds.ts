import { BadInput } from '../../../../src-engine/bad-input.ts'
import { experimentSpec, MOST_SEEDS } from '../../../../src-engine/spec/experiment-spec.ts'
import { parseSeeds } from '../../../../src-engine/spec/parse-seeds.ts'
import { infoOf } from '../../../../src-engine/spec/schema-at.ts'
import { accepts } from './cell-kind.ts'
import { isObject, valueAt, withValueAt, type Draft } from './json.ts'

/* What the plan says of chance: the seeds, and whether each has a split of its own. */

const { seeds: seedsSchema, split: splitSchema } = experimentSpec.shape

/** What the draft says or, where it is silent, the default. */
const seedsOf = ({ seeds }: Draft) => (seeds === undefined ? infoOf(seedsSchema)?.default : seeds)
const splitOf = ({ split }: Draft) => (split === undefined ? infoOf(splitSchema)?.default : split)

function numbersOf(draft: Draft): number[] {
  const seeds = seedsOf(draft)
  return Array.isArray(seeds) ? (seeds as unknown[]).filter((seed) => typeof seed === 'number') : []
}

export const seedCount = (draft: Draft) => numbersOf(draft).length

/** The seeds as they are typed: "0..9", "1, 5". What was typed and is no list of seeds stands as it is. */
export function seedsText(draft: Draft): string {
  if (typeof draft.seeds === 'string') return draft.seeds
  const numbers = numbersOf(draft)
  const starts = numbers.flatMap((seed, i) => (i > 0 && seed === numbers[i - 1] + 1 ? [] : [i]))
  return starts
    .map((start, k) => {
      const run = numbers.slice(start, starts[k + 1])
      return run.length < 3 ? run.join(', ') : `${run[0]}..${run[run.length - 1]}`
    })
    .join(', ')
}

/** With the seeds that were typed; with the text itself where it is none, for the check to complain of. */
export function withSeedsText(draft: Draft, text: string): Draft {
  try {
    return { ...draft, seeds: parseSeeds(text) }
  } catch (error) {
    if (error instanceof BadInput) return { ...draft, seeds: text }
    throw error
  }
}

/** With so many seeds: the last ones go, or the ones behind the highest come. */
export function withSeedCount(draft: Draft, count: number): Draft {
  const seeds = numbersOf(draft).slice(0, count)
  let next = seeds.reduce((highest, seed) => Math.max(highest, seed), -1)
  while (seeds.length < count) seeds.push(++next)
  return { ...draft, seeds }
}

/** The seeds that were meant, where those of the draft cannot be: each once, else the default. */
export function meantSeeds(draft: Draft): readonly number[] {
  const seeds = [...new Set(numbersOf(draft))].filter((seed) => accepts(seedsSchema, [seed]))
  return seeds.length > 0 ? seeds.slice(0, MOST_SEEDS) : numbersOf({})
}

/** Whether each seed splits the rows anew; null where the data set brings its own test rows. */
export function splitsPerSeed(draft: Draft): boolean | null {
  const split = splitOf(draft)
  return isObject(split) ? split.seed === 'run' : null
}

export const withSplitPerSeed = (draft: Draft, perSeed: boolean): Draft =>
  withValueAt({ ...draft, split: splitOf(draft) }, ['split', 'seed'], perSeed ? 'run' : FIXED_SPLIT_SEED)

/** As the spec's own default split. */
const FIXED_SPLIT_SEED = 42

/** How many rows are tested on, where the spec says it without the data set. */
export function testRows(draft: Draft): number | null {
  const samples = valueAt(draft, ['dataset', 'samples'])
  const fraction = valueAt(splitOf(draft), ['fraction'])
  return typeof samples === 'number' && typeof fraction === 'number' ? Math.ceil(samples * fraction) : null
}
