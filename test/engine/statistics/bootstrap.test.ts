import { describe, expect, it } from 'vitest'
import { bcaInterval, bootstrap, percentileInterval } from '../../../src-engine/statistics/bootstrap.ts'
import { mean } from '../../../src-engine/statistics/summary.ts'
import { differencesOf, expectAllClose, expectClose, goldenStatistics } from './golden-statistics.ts'

/** The mean of every one of the n^n resamples, sorted. */
function allMeans(values: readonly number[]): Float64Array {
  const resamples = values.reduce<number[][]>(
    (rows) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]]
  )
  return Float64Array.from(resamples.map(mean)).sort()
}

describe('bootstrap', () => {
  it('has the golden intervals, z0 and acceleration over all resamples of five values within 1e-9 relative', () => {
    const expected = goldenStatistics.bootstrap_exhaustive_n5
    const means = allMeans(expected.diffs)
    expect(means).toHaveLength(3125)
    expectAllClose(percentileInterval(means, 0.95), expected.percentile95)
    const { interval, z0, acceleration, alphas } = bcaInterval(means, expected.diffs, 0.95)
    expectClose(z0, expected.z0)
    expectClose(acceleration, expected.acceleration)
    expectAllClose(alphas, expected.bca_alphas)
    expectAllClose(interval, expected.bca95)
  })

  it('gives the same intervals again, and around the mean', () => {
    const differences = differencesOf(goldenStatistics.paired_10_seeds_mixed)
    const first = bootstrap(differences, 0.95)
    expect(bootstrap(differences, 0.95)).toEqual(first)
    for (const [low, high] of [first?.percentile ?? [], first?.bca ?? []]) {
      expect(low).toBeLessThan(0.00177)
      expect(high).toBeGreaterThan(0.00177)
    }
  })

  it('comes within 3 % of its width of the exhaustive interval with 9 999 resamples', () => {
    const { diffs, percentile95 } = goldenStatistics.bootstrap_exhaustive_n5
    const [low, high] = bootstrap(diffs, 0.95)?.percentile ?? [NaN, NaN]
    const width = percentile95[1] - percentile95[0]
    expect(Math.abs(low - percentile95[0])).toBeLessThan(0.03 * width)
    expect(Math.abs(high - percentile95[1])).toBeLessThan(0.03 * width)
  })

  it('calls itself unreliable below ten pairs, and says nothing of one', () => {
    const values = Array.from({ length: 10 }, (_, i) => i)
    expect([bootstrap(values, 0.95)?.isReliable, bootstrap(values.slice(1), 0.95)?.isReliable]).toEqual([
      true,
      false
    ])
    expect(bootstrap([1], 0.95)).toBeNull()
    expect(bootstrap([1, NaN], 0.95)).toBeNull()
  })

  it('gives an interval without width where all differences are equal', () => {
    expect(bootstrap([0.5, 0.5, 0.5], 0.95)).toMatchObject({ percentile: [0.5, 0.5], bca: [0.5, 0.5] })
  })
})
