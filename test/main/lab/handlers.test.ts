import { describe, expect, it, vi } from 'vitest'
import { smallSpec } from '../store/small-spec.ts'
import { clientOf } from './client-in-test.ts'
import { endlessSpec, labInTest, nextEvent, trained } from './lab-in-test.ts'

describe('checking a spec', () => {
  it('names each problem at its field, and nothing else', async () => {
    const spec = { ...smallSpec(), training: { ...smallSpec().training, epochs: 0, batchSize: 1.5 } }
    const { spec: parsed, problems } = await clientOf().experiments.check({ spec })
    expect(parsed).toBeNull()
    expect(problems.map(({ path }) => path)).toEqual([
      ['training', 'epochs'],
      ['training', 'batchSize']
    ])
    expect(problems[0].message).toContain('expected a whole number 1 .. 100000; 0 came')
  })

  it('finds that the data set has too few rows', async () => {
    const spec = smallSpec({ dataset: { id: 'mnist-10k', samples: 20_000 } })
    const { problems } = await clientOf().experiments.check({ spec })
    expect(problems).toHaveLength(1)
    expect(problems[0].path).toEqual(['dataset', 'samples'])
    expect(problems[0].message).toContain('at most 10000')
  })

  it('fills in the defaults of a spec that is fine', async () => {
    const { spec, problems } = await clientOf().experiments.check({
      spec: { specVersion: 1, name: 'short', arms: [{ name: 'baseline' }] }
    })
    expect(problems).toEqual([])
    expect(spec?.training.batchSize).toBe(64)
  })
})

describe('the list of experiments', () => {
  it('shows each run with its last epoch', async () => {
    const { lab, experimentId, runIds } = await trained()
    const [line] = await clientOf(lab).experiments.list()
    expect(line.id).toBe(experimentId)
    expect(
      line.runs.map(({ id, status, epochsDone, fraction }) => [id, status, epochsDone, fraction])
    ).toEqual(runIds.map((id) => [id, 'done', 2, 1]))
    const stored = lab.store.metricPoints.epochs(runIds[0]).at(-1)?.metrics
    expect(line.runs[0].last).toEqual(stored)
  })

  it('is the same for one experiment alone', async () => {
    const { lab, experimentId } = await trained()
    const client = clientOf(lab)
    expect(await client.experiments.get({ id: experimentId })).toEqual((await client.experiments.list())[0])
  })

  it('comes page by page, whole and in the same order', async () => {
    const lab = labInTest()
    const client = clientOf(lab)
    for (let i = 0; i < 23; i++) await lab.launch(smallSpec({ name: `number ${i}` }))
    lab.cancelAll()
    await lab.idle()
    const list = await client.experiments.list()
    const first = await client.experiments.page({ before: null })
    const rest = await client.experiments.page({ before: first.at(-1)?.id ?? null })
    expect(first.length).toBeLessThan(23)
    expect([...first, ...rest]).toEqual(list)
    expect(await client.experiments.page({ before: 'e1' })).toEqual([])
  })

  it('can be asked for some of it, without those that are deleted', async () => {
    const lab = labInTest()
    const client = clientOf(lab)
    const { experimentId: kept } = await trained(smallSpec(), lab)
    const { experimentId: deleted } = await trained(smallSpec(), lab)
    await client.experiments.delete({ targets: [deleted] })
    const some = await client.experiments.some({ ids: [kept, deleted, 'e99'] })
    expect(some).toEqual([await client.experiments.get({ id: kept })])
  })

  it('tells what a run was made of, its final weights once it is done', async () => {
    const { lab, runIds } = await trained()
    const run = lab.run(runIds[0])
    expect(await clientOf(lab).experiments.runOrigin({ id: runIds[0] })).toMatchObject({
      specHash: run.specHash,
      dataHash: run.dataHash,
      engine: 'reference',
      weightsHash: lab.store.models.get(runIds[0])?.weightsSha256
    })
  })

  it('keeps name, tags, note and whether it is archived', async () => {
    const { lab, experimentId: id } = await trained()
    const client = clientOf(lab)
    await client.experiments.update({ id, name: 'renamed', tags: ['chapter 4'], note: 'my guess: +0.5' })
    await client.experiments.update({ id, isArchived: true })
    const [line] = await client.experiments.list()
    expect(line).toMatchObject({
      name: 'renamed',
      tags: ['chapter 4'],
      note: 'my guess: +0.5',
      isArchived: true
    })
    await client.experiments.update({ id, isArchived: false })
    expect((await client.experiments.list())[0].isArchived).toBe(false)
  })

  it('renames an experiment whose spec a newer lab would refuse', async () => {
    const lab = labInTest()
    const spec = { ...smallSpec(), decision: { metric: 'validation_accuracy', epoch: 'final' } as const }
    const { experimentId: id } = await lab.launch(spec)
    lab.cancelAll()
    await lab.idle()
    const client = clientOf(lab)
    expect((await client.experiments.check({ spec })).problems).toHaveLength(1)
    await client.experiments.update({ id, name: 'renamed' })
    expect(lab.experiment(id).name).toBe('renamed')
  })

  it('refuses a name that a table program would take for a formula, and keeps the old one', async () => {
    const { lab, experimentId: id } = await trained()
    await expect(clientOf(lab).experiments.update({ id, name: '=1+1' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining('name: expected') as string
    })
    expect(lab.experiment(id).name).toBe('small')
  })
})

describe('deleting and taking it back', () => {
  it('hides an experiment with its runs, stopped, and brings back all of it', async () => {
    const lab = labInTest()
    const client = clientOf(lab)
    const { experimentId, runIds } = await lab.launch(endlessSpec())
    await nextEvent(lab, ({ type }) => type === 'epoch')
    expect(await client.experiments.delete({ targets: [experimentId] })).toBe(true)
    expect(await client.experiments.list()).toEqual([])
    await client.experiments.restore({ targets: [experimentId] })
    const [line] = await client.experiments.list()
    expect(line.runs.map(({ id, status }) => [id, status])).toEqual(runIds.map((id) => [id, 'cancelled']))
    expect(line.runs.some(({ epochsDone }) => epochsDone > 0)).toBe(true)
  })

  it('hides a single run, and brings it back', async () => {
    const { lab, experimentId: id, runIds } = await trained()
    const client = clientOf(lab)
    await client.experiments.delete({ targets: [runIds[0]] })
    expect((await client.experiments.get({ id })).runs.map((run) => run.id)).toEqual(runIds.slice(1))
    await client.experiments.restore({ targets: [runIds[0]] })
    expect((await client.experiments.get({ id })).runs.map((run) => run.id)).toEqual(runIds)
  })

  it('says so when there is no such experiment', async () => {
    await expect(clientOf().experiments.delete({ targets: ['e77'] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining('no experiment e77') as string
    })
  })
})

describe('more seeds', () => {
  it('trains all arms with the seeds behind the highest, and remembers that they came later', async () => {
    const { lab, experimentId: id } = await trained(smallSpec({ seeds: [0, 4] }))
    await clientOf(lab).experiments.addSeeds({ id, count: 2 })
    await lab.idle()
    const line = await clientOf(lab).experiments.get({ id })
    expect(line.runs.map(({ arm, seed, status }) => `${arm} ${seed} ${status}`)).toEqual([
      'variant 0 done',
      'baseline 0 done',
      'variant 4 done',
      'baseline 4 done',
      'variant 5 done',
      'baseline 5 done',
      'variant 6 done',
      'baseline 6 done'
    ])
    expect(line.seedAdditions.map(({ seeds }) => seeds)).toEqual([[5, 6]])
  })

  it('never takes the seed of a run that lies in the bin', async () => {
    const { lab, experimentId: id, runIds } = await trained(smallSpec({ seeds: [0, 1] }))
    await clientOf(lab).experiments.delete({ targets: runIds.slice(2) })
    const { runIds: added } = await clientOf(lab).experiments.addSeeds({ id, count: 1 })
    expect(lab.run(added[0]).seed).toBe(2)
  })

  it('gives the same weights as a launch with those seeds would', async () => {
    const { lab, experimentId: id } = await trained(smallSpec({ seeds: [0] }))
    const { runIds: added } = await clientOf(lab).experiments.addSeeds({ id, count: 1 })
    await lab.idle()
    const straight = await trained(smallSpec({ seeds: [1] }))
    const hashOf = (of: typeof lab, runId: (typeof added)[number]) =>
      of.store.models.get(runId)?.weightsSha256
    expect(hashOf(lab, added[0])).toBe(hashOf(straight.lab, straight.runIds[0]))
  })
})

describe('metrics', () => {
  it('are columns from the first epoch that was not asked for before', async () => {
    const { lab, runIds } = await trained(smallSpec({ training: { epochs: 5, batchSize: 32 } }))
    const points = lab.store.metricPoints.epochs(runIds[0])
    const [series] = await clientOf(lab).metrics.series({ runs: [{ id: runIds[0], after: 2 }] })
    expect(series.from).toBe(3)
    expect([...(series.columns.test_loss ?? [])]).toEqual(points.slice(2).map((p) => p.metrics.test_loss))
    expect([...(series.columns.train_accuracy ?? [])]).toEqual(
      points.slice(2).map((p) => p.metrics.train_accuracy)
    )
  })

  it('are empty for a run that has no more', async () => {
    const { lab, runIds } = await trained()
    const [series] = await clientOf(lab).metrics.series({ runs: [{ id: runIds[0], after: 2 }] })
    expect(series).toEqual({ runId: runIds[0], from: 3, columns: {} })
  })

  it('have gaps where epochs are passed over, and a sparkline of what was measured', async () => {
    const { lab, runIds } = await trained(
      smallSpec({ training: { epochs: 5, batchSize: 32, evaluateEvery: 2 } })
    )
    const points = lab.store.metricPoints.epochs(runIds[0])
    expect(points.map(({ epoch }) => epoch)).toEqual([2, 4, 5])
    const losses = points.map(({ metrics }) => metrics.test_loss ?? NaN)
    const client = clientOf(lab)
    const [series] = await client.metrics.series({ runs: [{ id: runIds[0], after: 0 }] })
    expect([...(series.columns.test_loss ?? [])]).toEqual([NaN, losses[0], NaN, losses[1], losses[2]])
    const [line] = await client.metrics.sparklines({ targets: [runIds[0]], metric: 'test_loss' })
    expect([...line.values]).toEqual(losses)
    expect(line.doneFraction).toBe(1)
  })

  it('make a sparkline of an arm that is the mean over its seeds', async () => {
    const { lab, experimentId, runIds } = await trained(smallSpec({ seeds: [0, 1] }))
    const accuracies = runIds.map((id) =>
      lab.store.metricPoints.epochs(id).map(({ metrics }) => metrics.test_accuracy ?? NaN)
    )
    const lines = await clientOf(lab).metrics.sparklines({ targets: [experimentId], metric: 'test_accuracy' })
    const variant = lines.find(({ arm }) => arm === 'variant')
    expect([...(variant?.values ?? [])]).toEqual(
      accuracies[0].map((value, epoch) => (value + accuracies[2][epoch]) / 2)
    )
  })

  it('make a sparkline of at most 48 values, the first and the last among them', async () => {
    const { lab, runIds } = await trained(
      smallSpec({ dataset: { id: 'mnist-10k', samples: 20 }, training: { epochs: 100, batchSize: 32 } })
    )
    const all = lab.store.metricPoints.epochs(runIds[0]).map(({ metrics }) => metrics.train_loss ?? NaN)
    const [line] = await clientOf(lab).metrics.sparklines({ targets: [runIds[0]], metric: 'train_loss' })
    expect(line.values).toHaveLength(48)
    expect([line.values[0], line.values[47]]).toEqual([all[0], all[99]])
  })
})

describe('an estimate', () => {
  it('says that nothing like it was trained here yet, and grows with epochs and seeds', async () => {
    const client = clientOf()
    const small = await client.experiments.estimate({ spec: smallSpec() })
    const large = await client.experiments.estimate({
      spec: smallSpec({ training: { epochs: 20, batchSize: 32 }, seeds: [0, 1] })
    })
    expect(small).toMatchObject({ runs: 2, basis: 'typical' })
    expect(large.runs).toBe(4)
    // Not quite tenfold: what a run takes beside its training stays the same.
    expect(large.secondsPerRun).toBeGreaterThan(2 * small.secondsPerRun)
    expect(large.secondsPerRun).toBeLessThan(10 * small.secondsPerRun)
  })

  it('rests on past runs once there are some', async () => {
    const { lab } = await trained()
    expect(await clientOf(lab).experiments.estimate({ spec: smallSpec() })).toMatchObject({
      runs: 2,
      basis: 'past-runs'
    })
  })
})

describe('what fails by no fault of the lab', () => {
  it('is told to the person with what to do, on every door', async () => {
    const { lab, experimentId } = await trained()
    vi.spyOn(lab.store.experiments, 'update').mockImplementation(() => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    })
    const update = clientOf(lab).experiments.update({ id: experimentId, note: 'a' })
    await expect(update).rejects.toMatchObject({ code: 'FAILURE' })
    await expect(update).rejects.toThrow('The disk is full')
  })
})
