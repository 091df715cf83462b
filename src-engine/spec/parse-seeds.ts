import { BadInput } from '../bad-input.ts'
import { MOST_SEEDS } from './experiment-spec.ts'

const MAX_SEED = 2 ** 32 - 1

/** Seeds as typed: "7", "0..9", "1,5" or a mixture, "0..4,10". Throws BadInput for anything else. */
export function parseSeeds(text: string): number[] {
  const seeds = text.split(',').flatMap((part) => {
    const match = /^\s*(\d{1,10})(?:\.\.(\d{1,10}))?\s*$/.exec(part)
    if (!match) throw badSeeds(text)
    const from = Number(match[1])
    const to = Number((match[2] as string | undefined) ?? from)
    if (to > MAX_SEED || from > to || to - from >= MOST_SEEDS) throw badSeeds(text)
    return Array.from({ length: to - from + 1 }, (_, i) => from + i)
  })
  if (seeds.length > MOST_SEEDS) throw badSeeds(text)
  return seeds
}

const badSeeds = (text: string) =>
  new BadInput(
    `--seeds: expected whole numbers 0 .. ${MAX_SEED} such as 7, 0..9 or 1,5 (at most ${MOST_SEEDS} of them); "${text}" came`
  )
