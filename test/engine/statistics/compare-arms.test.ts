import { describe, expect, it } from 'vitest'
import { compareArms } from '../../../src-engine/statistics/compare-arms.ts'
import type { FinishedRun } from '../../../src-engine/statistics/pairs.ts'
import { mean, standardDeviation } from '../../../src-engine/statistics/summary.ts'
import { metricNames, type EpochMetrics } from '../../../src-engine/training/metrics.ts'

const run = (arm: string, seed: number, testAccuracy: number, trainAccuracy = 1): FinishedRun => ({
  arm,
  seed,
  final: {
    ...(Object.fromEntries(metricNames.map((name) => [name, 0])) as EpochMetrics),
    test_accuracy: testAccuracy,
    train_accuracy: trainAccuracy
  }
})

describe('mean and standard deviation', () => {
  it("are NumPy's mean and std(ddof=1)", () => {
    // numpy.mean([2, 4, 4, 4, 5, 5, 7, 9]), numpy.std(..., ddof=1)
    const values = [2, 4, 4, 4, 5, 5, 7, 9]
    expect(mean(values)).toBe(5)
    expect(standardDeviation(values)).toBeCloseTo(2.138089935299395, 14)
  })

  it('are NaN where there are too few values', () => {
    expect([mean([]), standardDeviation([]), standardDeviation([3])]).toEqual([NaN, NaN, NaN])
  })
})

describe('compareArms', () => {
  const runs = [run('a', 0, 0.75), run('a', 1, 0.5), run('b', 0, 0.5), run('b', 1, 0.75), run('b', 2, 1)]
  const [a, b] = compareArms(runs, ['a', 'b'], 'a', metricNames)

  it('sums up each arm over its own runs', () => {
    expect([a.n, b.n]).toEqual([2, 3])
    expect(a.metrics.test_accuracy).toEqual({ n: 2, mean: 0.625, sd: 0.1767766952966369 })
    expect(b.metrics.test_accuracy.mean).toBe(0.75)
  })

  it('takes differences to the baseline seed by seed, over the seeds that both have', () => {
    expect(a.difference).toBeNull()
    expect(b.difference?.test_accuracy).toEqual({ n: 2, mean: 0, sd: 0.3535533905932738 })
  })

  it('changes the sign of the difference when the arms change places', () => {
    const [swapped] = compareArms(runs.slice(0, 3), ['a', 'b'], 'b', metricNames)
    const [, original] = compareArms(runs.slice(0, 3), ['a', 'b'], 'a', metricNames)
    expect(swapped.difference?.test_accuracy.mean).toBe(-(original.difference?.test_accuracy.mean ?? NaN))
  })

  it('gives the gap as train minus test', () => {
    expect(a.gap.accuracy.mean).toBe(0.375)
  })

  it('has no standard deviation for one run and no mean for none', () => {
    const [one, none] = compareArms([run('a', 0, 0.5)], ['a', 'c'], 'a', metricNames)
    expect(one.metrics.test_accuracy.sd).toBeNull()
    expect(none).toMatchObject({ n: 0, metrics: { test_accuracy: { n: 0, mean: NaN, sd: null } } })
  })
})
