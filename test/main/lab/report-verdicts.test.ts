import { expect, it } from 'vitest'
import { smallSpec } from '../store/small-spec.ts'
import { trained } from './lab-in-test.ts'

it('passes a verdict on the metric decided on, over the seeds that are done', async () => {
  const decision = { metric: 'test_loss', margin: 5 }
  const { lab, experimentId } = await trained(smallSpec({ seeds: [4, 5, 6], decision }))
  const { verdicts, comparison } = lab.report(experimentId)
  expect(verdicts).toHaveLength(1)
  const [verdict] = verdicts
  expect(verdict).toMatchObject({
    arm: 'variant',
    baseline: 'baseline',
    metric: 'test_loss',
    n: 3,
    margin: 5
  })
  expect(verdict.pairs.map(({ seed }) => seed)).toEqual([4, 5, 6])
  expect(verdict.difference).toEqual(comparison[0].difference?.test_loss)
  expect(verdict.verdict?.isWithinMargin).toBe(true)
})

it('has the checks of the spec and of what became of it', async () => {
  const { lab, experimentId } = await trained(
    smallSpec({ arms: [{ name: 'hasty', training: { learningRate: 1e200 } }, { name: 'baseline' }] })
  )
  const found = lab.report(experimentId).checks.filter(({ severity }) => severity !== 'passed')
  expect(found.map(({ id }) => id)).toEqual(['seed-count', 'diverged', 'equal-counts'])
})

it('tells of seeds that were added after launch', async () => {
  const { lab, experimentId } = await trained()
  await lab.addSeeds(experimentId, 2)
  await lab.idle()
  const added = lab.report(experimentId).checks.find(({ id }) => id === 'seeds-added')
  expect(added).toMatchObject({ severity: 'doubt' })
  expect(added?.fix?.seeds).toEqual([3, 4, 5])
})

it.each([
  ['best-validation', 'validation_accuracy'],
  ['best-test', 'test_accuracy']
] as const)('compares every run at its %s epoch, where it was measured', async (epoch, chooser) => {
  const { lab, experimentId, runIds } = await trained(
    smallSpec({
      seeds: [4, 5],
      dataset: { id: 'mnist-10k', samples: 250, validation: 40 },
      training: { epochs: 40, batchSize: 32, learningRate: 0.5, evaluateEvery: 2 },
      decision: { epoch }
    })
  )
  const expected = runIds.map((id) => {
    const points = lab.store.metricPoints.epochs(id).map(({ metrics }) => metrics)
    const most = Math.max(...points.map((metrics) => metrics[chooser] ?? NaN))
    return points.find((metrics) => metrics[chooser] === most)?.test_accuracy ?? NaN
  })
  const [verdict] = lab.report(experimentId).verdicts
  // Per seed the variant comes first, then the baseline.
  expect(verdict.pairs.flatMap(({ arm, baseline }) => [arm, baseline])).toEqual(expected)
  const finals = lab.report(experimentId).runs.map(({ last }) => last?.test_accuracy ?? NaN)
  expect(expected).not.toEqual(finals)
})
