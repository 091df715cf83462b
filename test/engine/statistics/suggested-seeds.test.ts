import { expect, it } from 'vitest'
import { suggestedSeeds } from '../../../src-engine/statistics/suggested-seeds.ts'
import { compared, moved, tenAccuracies as baseline } from './made-up-runs.ts'

it('is as many seeds as would settle the verdict that is farthest from it', () => {
  const arms = { baseline, a: moved(baseline, [0.01, -0.008]), b: moved(baseline, [0.01, -0.006]) }
  const needed = compared(arms).map(({ seedsNeeded }) => seedsNeeded ?? NaN)
  expect(needed.every((count) => count > 0 && count < 100)).toBe(true)
  expect(suggestedSeeds(compared(arms))).toBe(Math.max(...needed))
})

it('is what a good start lacks, where no test can say more', () => {
  expect(suggestedSeeds(compared({ baseline: [0.9], arm: [0.91] }))).toBe(9)
})

it('is at most 100, and none where all is settled', () => {
  const hardly = moved(baseline, [0.006, -0.0055, 0.0002])
  expect(suggestedSeeds(compared({ baseline, hardly }, { margin: null }))).toBe(100)
  expect(suggestedSeeds(compared({ baseline, arm: moved(baseline, [0.02, 0.021]) }))).toBeNull()
})
