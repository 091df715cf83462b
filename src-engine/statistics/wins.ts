import { roundDifference } from './round-difference.ts'

export interface Wins {
  readonly wins: number
  readonly ties: number
  readonly losses: number
  /** Share of the pairs that are won, ties counting half; NaN of no pairs. */
  readonly share: number
}

/** In how many pairs the arm is the better one. Equal within 1e-12 is a tie. */
export function countWins(differences: readonly number[], better: 'higher' | 'lower'): Wins {
  const rounded = differences.map(roundDifference)
  const above = rounded.filter((d) => d > 0).length
  const below = rounded.filter((d) => d < 0).length
  const ties = rounded.filter((d) => d === 0).length
  const [wins, losses] = better === 'higher' ? [above, below] : [below, above]
  return { wins, ties, losses, share: (wins + ties / 2) / differences.length }
}
