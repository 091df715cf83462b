import { expect, it } from 'vitest'
import { compareArms } from '../../../src-engine/statistics/compare-arms.ts'
import { metricNames, type EpochMetrics } from '../../../src-engine/training/metrics.ts'
import { epochOf, useExportSandbox, type Row } from './export-sandbox.ts'

const sandbox = useExportSandbox()

const numbersOf = ({ mean_arm, mean_baseline, mean_diff, sd_arm, sd_baseline, sd_diff }: Row) =>
  [mean_arm, mean_baseline, mean_diff, sd_arm, sd_baseline, sd_diff].map(Number)

it('has a row per arm other than the baseline and metric, over the seeds that both are done with', async () => {
  const e1 = sandbox().experiment('pairs', ['baseline', 'dropout', 'L2'])
  const run = (arm: string, seed: number, test_loss: number, status: 'done' | 'diverged' = 'done') =>
    sandbox().run(e1, arm, seed, [epochOf(9), epochOf(1, { test_loss })], status)
  run('baseline', 0, 1)
  run('baseline', 1, 2)
  run('baseline', 2, 100)
  run('dropout', 0, 4)
  run('dropout', 1, 7)
  run('dropout', 2, 1000, 'diverged')
  run('dropout', 3, 1000)
  run('L2', 2, 99)
  await sandbox().export(e1)

  const rows = await sandbox().rows('comparison.csv')
  expect(rows.map(({ arm, metric }) => [arm, metric])).toEqual(
    ['dropout', 'L2'].flatMap((arm) => metricNames.map((metric) => [arm, metric]))
  )
  const [dropout, L2] = rows.filter(({ metric }) => metric === 'test_loss')
  expect(dropout).toMatchObject({ experiment: e1, arm: 'dropout', baseline: 'baseline', n: '2' })
  expect(numbersOf(dropout)).toEqual([5.5, 1.5, 4, Math.sqrt(4.5), Math.sqrt(0.5), Math.sqrt(2)])
  expect(L2).toMatchObject({
    n: '1',
    mean_arm: '99',
    mean_baseline: '100',
    mean_diff: '-1',
    sd_arm: '',
    sd_baseline: '',
    sd_diff: ''
  })
})

it('says bit for bit what the comparison on screen says', async () => {
  const e1 = sandbox().experiment('same', ['baseline', 'dropout'])
  const finished: { arm: string; seed: number; final: EpochMetrics }[] = []
  for (const arm of ['baseline', 'dropout']) {
    for (let seed = 0; seed < 9; seed++) {
      const final = epochOf(Math.sin(seed + arm.length))
      sandbox().run(e1, arm, seed, [final])
      finished.push({ arm, seed, final })
    }
  }
  await sandbox().export(e1)

  const onScreen = compareArms(finished, ['dropout'], 'baseline', metricNames)[0].difference
  for (const row of await sandbox().rows('comparison.csv')) {
    const expected = onScreen?.[row.metric as (typeof metricNames)[number]]
    expect([row.n, row.mean_diff, row.sd_diff].map(Number)).toEqual([
      expected?.n,
      expected?.mean,
      expected?.sd
    ])
    expect(Number(row.mean_diff)).toBeCloseTo(Number(row.mean_arm) - Number(row.mean_baseline), 12)
  }
})

it('has empty cells where there are no pairs, and NaN where a value was NaN', async () => {
  const e1 = sandbox().experiment('none', ['baseline', 'dropout', 'L2'])
  sandbox().run(e1, 'baseline', 0, [epochOf(1)])
  sandbox().run(e1, 'dropout', 1, [epochOf(1)])
  sandbox().run(e1, 'L2', 0, [epochOf(1, { test_loss: NaN })])
  await sandbox().export(e1)

  const rows = await sandbox().rows('comparison.csv')
  expect(rows[0]).toMatchObject({ arm: 'dropout', n: '0', mean_arm: '', mean_baseline: '', mean_diff: '' })
  expect(rows.find(({ arm, metric }) => arm === 'L2' && metric === 'test_loss')).toMatchObject({
    n: '1',
    mean_arm: 'NaN',
    mean_baseline: '1.3',
    mean_diff: 'NaN'
  })
})
