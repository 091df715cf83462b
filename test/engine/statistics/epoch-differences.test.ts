import { describe, expect, it } from 'vitest'
import { epochDifferences } from '../../../src-engine/statistics/epoch-differences.ts'
import { pairedT, tInterval } from '../../../src-engine/statistics/paired-t.ts'

const series = (seed: number, values: number[], from = 1) => ({ seed, from, values })

describe('differences epoch by epoch', () => {
  const arm = [series(0, [1, 5, 9]), series(1, [2, 7, 9]), series(2, [4, 6])]
  const baseline = [series(1, [1, 4, 7]), series(0, [0, 2, 7]), series(3, [100, 100, 100]), series(2, [1, 1])]

  it('pair the seeds, whatever their order, and leave out those of one arm', () => {
    const points = epochDifferences(arm, baseline, 0.95)
    expect(points.map(({ epoch, n, mean }) => [epoch, n, mean])).toEqual([
      [1, 3, 5 / 3],
      [2, 3, 11 / 3],
      [3, 2, 2]
    ])
  })

  it('have the t interval of each epoch as a band, and none where it has no spread', () => {
    const [first, , last] = epochDifferences(arm, baseline, 0.9)
    const test = pairedT([1, 1, 3])
    expect([first.low, first.high]).toEqual(test && tInterval(test, 0.9))
    expect([last.low, last.high]).toEqual([null, null])
  })

  it('leave out what was not measured, and epochs that only one arm has', () => {
    const points = epochDifferences([series(0, [5, NaN, 6, 7])], [series(0, [4, 4], 2)], 0.95)
    expect(points).toEqual([{ epoch: 3, n: 1, mean: 2, low: null, high: null }])
    expect(epochDifferences([], [series(0, [1])], 0.95)).toEqual([])
  })

  it('have a wider band where each seed splits the data anew', () => {
    const [plain] = epochDifferences(arm, baseline, 0.95)
    const [corrected] = epochDifferences(arm, baseline, 0.95, 0.25)
    expect(corrected.mean).toBe(plain.mean)
    expect(corrected.high).toBeGreaterThan(plain.high ?? Infinity)
  })
})
