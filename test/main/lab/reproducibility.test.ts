import { describe, expect, it } from 'vitest'
import type { ExperimentSpec } from '../../../src-engine/spec/experiment-spec.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { runsOf } from '../../../src-engine/training/chain.ts'
import { mnist } from '../../engine/mnist.ts'
import { smallSpec } from '../store/small-spec.ts'
import { labInTest, trained, weightHashes } from './lab-in-test.ts'

const dropout = { dropout: { keep: 0.8, scheme: 'inverted' } }

describe('a launched experiment', () => {
  const kinds = ['reference', 'fast'].flatMap((engine) => [
    { engine, random: 'lab', seeds: [7] },
    { engine, random: 'numpy-legacy', seeds: [0, 7] }
  ])

  it.each(kinds)('gives the same weights again, with one worker or two: $engine, $random', async (kind) => {
    const one = weightHashes(await trained(smallSpec(kind), labInTest(undefined, { workers: 1 })))
    const two = weightHashes(await trained(smallSpec(kind), labInTest(undefined, { workers: 2 })))
    expect(two).toEqual(one)
    expect(new Set(one).size).toBe(kind.seeds.length * 2)
    expect(one).not.toContain(undefined)
  })

  it('gives a seed the same weights whatever other seeds and arms are trained beside it', async () => {
    const arm = { name: 'baseline', regularization: dropout }
    const alone = await trained(smallSpec({ seeds: [7], arms: [arm] }))
    const beside = await trained(smallSpec({ seeds: [8, 7], arms: [{ name: 'other' }, arm] }))
    expect(weightHashes(beside)[3]).toBe(weightHashes(alone)[0])
  })

  it('gives two arms that are the same the same epochs: they are paired', async () => {
    const { lab, runIds } = await trained(
      smallSpec({ arms: ['a', 'b'].map((name) => ({ name, regularization: dropout })), baseline: 'a' })
    )
    // All but how long it took.
    const [a, b] = runIds.map((runId) =>
      lab.store.metricPoints.epochs(runId).map(({ metrics }) => ({ ...metrics, epoch_duration_s: 0 }))
    )
    expect(a).toHaveLength(2)
    expect(b).toEqual(a)
    expect(lab.store.models.get(runIds[1])?.testRowsSha256).toBe(
      lab.store.models.get(runIds[0])?.testRowsSha256
    )
  })

  it('stores with each run what it takes to repeat it', async () => {
    for (const random of ['lab', 'numpy-legacy']) {
      const { lab, runIds } = await trained(smallSpec({ random }))
      for (const runId of runIds) {
        const run = lab.run(runId)
        expect(run).toMatchObject({
          seed: 0,
          dataHash: mnist.sha256,
          engine: 'reference',
          nodeVersion: process.version
        })
        expect(run.startState !== null).toBe(random === 'numpy-legacy')
      }
    }
  })
})

describe('a chain of runs', () => {
  /** What each arm begins with, before anything is trained. */
  function beginnings(spec: ExperimentSpec, seed = 3) {
    const runs = spec.arms.map((arm) => ({ runId: arm.name, spec: runSpecOf(spec, arm) }))
    const chain = { seed, dataset: mnist, sharedNetwork: spec.network, runs, startState: null }
    return [...runsOf(chain)].map(({ initial, data, randomness }) => ({
      weights: initial.weights.map(({ data: values }) => [...values]),
      trainingRows: [...data.train.index],
      testRows: [...data.test.index],
      orders: [1, 2].map((epoch) => [...randomness.order(epoch, data.train.index.length)])
    }))
  }

  it('with lab streams gives all arms the same initial weights, rows and batch orders, whatever else differs', () => {
    const spec = smallSpec({
      arms: [
        { name: 'baseline' },
        { name: 'regularized', regularization: { l2: { lambda: 1 }, dropout: { keep: 0.5 } } },
        { name: 'slow', training: { learningRate: 0.001, batchSize: 7 } }
      ],
      dataset: { id: 'mnist-10k', samples: 250, trainingRows: 100, subset: 'run', validation: 20 },
      split: { fraction: 0.2, seed: 'run' }
    })
    const [baseline, ...others] = beginnings(spec)
    for (const other of others) expect(other).toEqual(baseline)
    expect(baseline.orders[0]).not.toEqual(baseline.orders[1])
  })

  it('draws for another seed what the spec lets vary, and nothing else', () => {
    const parts = { init: 'weights', order: 'orders' } as const
    for (const fixed of ['init', 'order'] as const) {
      const spec = smallSpec({ varies: { [fixed]: false } })
      const [[one], [other]] = [3, 4].map((seed) => beginnings(spec, seed))
      for (const [name, part] of Object.entries(parts)) {
        if (name === fixed) expect(other[part]).toEqual(one[part])
        else expect(other[part]).not.toEqual(one[part])
      }
    }
  })

  it('has masks that all seeds share where the spec fixes them: a network that all else fixes, too, ends the same', async () => {
    const varies = { init: false, order: false, mask: false }
    const spec = smallSpec({ arms: [{ name: 'baseline', regularization: dropout }], seeds: [1, 2], varies })
    const [one, other] = weightHashes(await trained(spec))
    expect(other).toBe(one)
    const redrawn = weightHashes(await trained({ ...spec, varies: { ...varies, mask: true } }))
    expect(redrawn[0]).not.toBe(redrawn[1])
  })

  it('with numpy-legacy gives all arms the same initial weights, but those with a network of their own', () => {
    const spec = smallSpec({
      arms: [{ name: 'baseline' }, { name: 'narrow', network: { hidden: [3] } }, { name: 'other' }],
      random: 'numpy-legacy'
    })
    const [baseline, narrow, other] = beginnings(spec)
    expect(other.weights).toEqual(baseline.weights)
    expect(narrow.weights.map(({ length }) => length)).toEqual([784 * 3, 3 * 10])
    // The stream goes on from arm to arm.
    expect(other.orders).not.toEqual(baseline.orders)
  })
})
