import { describe, expect, it } from 'vitest'
import { statisticsTable } from '../../../src-engine/statistics/statistics-table.ts'
import type { Comparison } from '../../../src-engine/statistics/compare-with-baseline.ts'
import { goldenStatistics } from './golden-statistics.ts'
import { compared, moved, tenAccuracies as baseline } from './made-up-runs.ts'

/** What the table says of its first comparison, by the rows' ids. */
const cellsOf = (comparisons: readonly Comparison[]) =>
  Object.fromEntries(
    statisticsTable(comparisons).flatMap(({ rows }) => rows.map(({ id, cells }) => [id, cells[0]]))
  )

describe('all statistics of a comparison', () => {
  const golden = goldenStatistics.paired_10_seeds_mixed
  const cells = cellsOf(compared({ baseline: golden.a, arm: golden.b }))

  it("are SciPy's and statsmodels', to the digits shown", () => {
    const percentagePoints = (value: number) => (100 * value).toFixed(2).replace('-', '−')
    const [low, high] = golden.ci95.map(percentagePoints)
    const [dzLow, dzHigh] = golden.cohen_dz_ci95_noncentral_t.map((bound) =>
      bound.toFixed(2).replace('-', '−')
    )
    const p = (value: number) => value.toFixed(value < 0.1 ? 3 : 2)
    expect(cells).toMatchObject({
      pairs: '10',
      difference: `+${percentagePoints(golden.mean_diff)} pp`,
      'sd-difference': `${percentagePoints(golden.sd_diff)} pp`,
      'interval-t': `[${low}, ${high}]`,
      'p-t': `t(9) = ${golden.t.toFixed(2)}, p = ${p(golden.p_two_sided)}`,
      'p-sign-flip': `p = ${p(golden.sign_flip_exact_p)}, exact`,
      'p-wilcoxon': `p = ${p(golden.wilcoxon_exact_p)}`,
      dz: `${golden.cohen_dz.toFixed(2)} [${dzLow}, ${dzHigh}]`,
      margin: '±0.50 pp'
    })
    expect(cells.gz.startsWith(golden.hedges_gz.toFixed(2))).toBe(true)
  })

  it('have bootstrap intervals near that of the t test, the same whenever they are asked for', () => {
    expect(cells['bootstrap-percentile']).toMatch(/^\[0\.0\d, 0\.\d\d\]$/)
    expect(cellsOf(compared({ baseline: golden.a, arm: golden.b }))).toEqual(cells)
  })
})

describe('what cannot be said', () => {
  it('is left out: of one seed there is no spread and no interval', () => {
    const cells = cellsOf(compared({ baseline: [0.9], arm: [0.91] }))
    for (const id of ['pairs', 'difference', 'wins']) expect(cells).toHaveProperty(id)
    for (const id of ['interval-t', 'bootstrap-bca', 'p-t', 'dz', 'p-tost', 'detectable'])
      expect(cells).not.toHaveProperty(id)
  })

  it('is an empty cell where another arm has it', () => {
    const groups = statisticsTable(
      compared({ baseline, steady: moved(baseline, [0.01]), wavering: moved(baseline, [0.01, -0.01, 0.02]) })
    )
    const interval = groups[0].rows.find(({ id }) => id === 'interval-t')
    expect(interval?.cells[0]).toBe('')
    expect(interval?.cells[1]).toMatch(/^\[/)
  })

  it('is said of few seeds: resampling is unreliable, and rank tests cannot reach 0.05', () => {
    const few = baseline.slice(0, 5)
    const cells = cellsOf(compared({ baseline: few, arm: moved(few, [0.01, 0.012, 0.02]) }))
    expect(cells['bootstrap-percentile']).toMatch(/, unreliable below 10 seeds$/)
    expect(cells['smallest-p']).toBe('0.0625: cannot reach 0.05')
    expect(cellsOf(compared({ baseline, arm: moved(baseline, [0.01, 0.012]) }))).not.toHaveProperty(
      'smallest-p'
    )
  })

  it('says how much more the mean may be off where seeds split one pool anew', () => {
    const arms = { baseline, arm: moved(baseline, [0.01, 0.012]) }
    expect(cellsOf(compared(arms, {}, 0.25)).correction).toBe('standard error 0.06 pp instead of 0.03 pp')
    expect(cellsOf(compared(arms))).not.toHaveProperty('correction')
  })
})
