import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { secondConnection } from '../store/open-test-store.ts'
import { smallSpec } from '../store/small-spec.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { labInTest, trained } from './lab-in-test.ts'

describe('a launch that cannot be', () => {
  const tooManyFor = (name: string) => ({ name, dataset: { trainingRows: 201 } })

  it.each([
    [
      'more samples than rows',
      { dataset: { samples: 10_001 } },
      /dataset.samples: expected at most 10000.*10001 came/
    ],
    [
      'given test rows that there are not',
      { split: 'given' },
      /"mnist-10k" has no test rows of its own.*"given" came/
    ],
    [
      'more training rows than the split has',
      { dataset: { samples: 250, trainingRows: 201 } },
      /dataset.trainingRows: expected at most 200.*201 came/
    ],
    [
      'more training rows than the split has, in the last arm alone',
      { arms: [{ name: 'baseline' }, tooManyFor('greedy')] },
      /dataset.trainingRows: expected at most 200.*201 came/
    ],
    [
      'a split that leaves nothing to train on',
      { dataset: { samples: 2 }, split: { fraction: 0.9, seed: 0 } },
      /split.fraction: 0.9 of 2 rows leaves none to train on/
    ],
    [
      'an unknown data set',
      { dataset: { id: 'nowhere' } },
      /no data set "nowhere": expected one of mnist-10k/
    ],
    ['a data set whose name is a path', { dataset: { id: '../datasets/mnist-10k' } }, /no data set/]
  ])('throws BadInput and stores nothing: %s', async (_, changes, message) => {
    const lab = labInTest()
    const launched = lab.launch(smallSpec(changes))
    await expect(launched).rejects.toThrow(BadInput)
    await expect(launched).rejects.toThrow(message)
    const raw = secondConnection(lab.store.file)
    const rows = ['experiments', 'runs', 'metric_points', 'models'].map((table) =>
      raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    )
    expect(rows).toEqual([0, 0, 0, 0])
    await lab.idle()
  })

  it('because the store fails half-way stores nothing and trains nothing', async () => {
    const lab = labInTest()
    secondConnection(lab.store.file).exec(
      `CREATE TRIGGER full BEFORE INSERT ON runs WHEN NEW.seed = 1 BEGIN SELECT RAISE(ABORT, 'disk full'); END`
    )
    await expect(lab.launch(smallSpec({ seeds: [0, 1] }))).rejects.toThrow('disk full')
    expect(lab.list()).toEqual([])
    await lab.idle()
  })
})

describe('a launch', () => {
  it('queues a run for each seed and arm, seed by seed, each with the spec as its arm sees it', async () => {
    const arms = [
      { name: 'baseline' },
      { name: 'short', training: { epochs: 1 } },
      { name: 'few', dataset: { trainingRows: 50 } }
    ]
    const { lab, experimentId, runIds } = await trained(smallSpec({ arms, seeds: [3, 1] }))
    const runs = lab.store.runs.ofExperiment(experimentId)
    expect(runs.map(({ id }) => id)).toEqual(runIds)
    expect(runs.map(({ seed, arm }) => [seed, arm])).toEqual([
      [3, 'baseline'],
      [3, 'short'],
      [3, 'few'],
      [1, 'baseline'],
      [1, 'short'],
      [1, 'few']
    ])
    expect(runs.map(({ spec }) => spec.training.epochs)).toEqual([2, 1, 2, 2, 1, 2])
    expect(runs.map(({ spec }) => spec.dataset.trainingRows)).toEqual([null, null, 50, null, null, 50])
    // The same for the same arm, another for each arm.
    const hashes = runs.map(({ specHash }) => specHash)
    expect(hashes.slice(3)).toEqual(hashes.slice(0, 3))
    expect(new Set(hashes).size).toBe(3)
  })

  it('trains an arm with fewer epochs as far as it says, and just as the others until then', async () => {
    const arms = [{ name: 'baseline' }, { name: 'short', training: { epochs: 1 } }]
    const { lab, runIds } = await trained(smallSpec({ arms }))
    const [baseline, short] = runIds.map((runId) => lab.store.metricPoints.epochs(runId))
    expect([baseline, short].map(({ length }) => length)).toEqual([2, 1])
    expect(short[0].metrics.test_loss).toBe(baseline[0].metrics.test_loss)
    expect(lab.report(runIds[1]).runs.map(({ epochs, epochsDone }) => [epochs, epochsDone])).toEqual([
      [2, 2],
      [1, 1]
    ])
  })

  it('trains an arm with fewer training rows on these alone, and tests it on the same rows', async () => {
    const arms = [{ name: 'baseline' }, { name: 'few', dataset: { trainingRows: 50 } }]
    const { lab, runIds } = await trained(smallSpec({ arms }))
    const [baseline, few] = runIds.map((runId) => lab.store.models.get(runId))
    expect(few?.testRowsSha256).toBe(baseline?.testRowsSha256)
    expect(few?.predictions).toHaveLength(50)
    const correct = (runId: (typeof runIds)[number], rows: number) =>
      (lab.store.metricPoints.epochs(runId)[0].metrics.train_accuracy ?? NaN) * rows
    expect(correct(runIds[1], 50)).toBeCloseTo(Math.round(correct(runIds[1], 50)), 9)
    // With the network untrained so far, 50 rows hold another share of each class than 200.
    const [first, fewer] = runIds.map((runId) => lab.store.metricPoints.epochs(runId)[0].metrics.train_loss)
    expect(fewer).not.toBe(first)
  })

  it('tests on the test rows that a data set brings with it', async () => {
    const folder = temporaryFolder()
    const table = (name: string, rows: number) => {
      const file = join(folder, name)
      writeFileSync(file, Array.from({ length: rows }, (_, i) => `${i % 3},${i % 3},${i % 7}\n`).join(''))
      return file
    }
    const lab = labInTest()
    const csv = { kind: 'csv', csv: table('train.csv', 30), testCsv: table('test.csv', 11) } as const
    await lab.datasets.add('mine', { ...csv, label: 'first', header: false })
    const { runIds } = await trained(smallSpec({ dataset: { id: 'mine' }, split: 'given' }), lab)
    expect(lab.store.models.get(runIds[0])?.predictions).toHaveLength(11)
  })
})

describe('a lab', () => {
  it('makes its data directory, and nothing in it but the database', () => {
    const dataDir = join(temporaryFolder(), 'made', 'on', 'the', 'way')
    const lab = labInTest(dataDir)
    expect(existsSync(join(dataDir, 'lab.db'))).toBe(true)
    expect(lab.list()).toEqual([])
    expect(lab.presets).toContain('tutorial')
  })

  it('in a data directory that is a file is refused with BadInput', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(() => labInTest(file)).toThrow(BadInput)
  })

  it('says which experiments there are when asked for one that there is not', async () => {
    const { lab } = await trained(smallSpec({ training: { epochs: 1 } }))
    expect(() => lab.report('e2')).toThrow(/no experiment e2.*e1/)
    expect(() => lab.report('r9')).toThrow(/no run r9/)
    expect(() => lab.report('e2')).toThrow(BadInput)
    expect(() => lab.report('r9')).toThrow(BadInput)
  })
})

describe('a launch during which the lab is closed', () => {
  it('stores nothing and leaves no file behind', async () => {
    const dataDir = temporaryFolder()
    const lab = labInTest(dataDir)
    const launching = lab.launch(smallSpec())
    lab.close()
    await expect(launching).rejects.toThrow('The database connection is not open')
    expect(readdirSync(dataDir)).toEqual(['lab.db'])
    expect(labInTest(dataDir).list()).toEqual([])
  })
})
