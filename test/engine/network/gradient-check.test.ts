import { describe, expect, it } from 'vitest'
import { activations, regularizers } from '../../../src-engine/catalog.ts'
import { prepareData } from '../../../src-engine/data/prepare.ts'
import { checkGradients } from '../../../src-engine/network/gradient-check.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { madeUpRun } from '../engines/made-up-run.ts'
import { mnist } from '../mnist.ts'
import { preset } from '../presets.ts'

/** Initial weights wide enough for every layer to have gradients worth comparing. */
const network = { hidden: [12, 9, 7], initializer: { id: 'normal', std: 0.3 } }

function check(regularization: Record<string, unknown>, activation: unknown = 'relu') {
  const spec = preset('tutorial', {
    network: { ...network, activation },
    dataset: { id: 'mnist-10k', samples: 200 },
    // Standardized, pixels that are shifted into rarely lit columns would be in the hundreds, and steps of 1e-5 not small.
    preprocessing: { scaling: 'unit' },
    arms: [{ name: 'baseline', regularization }]
  })
  const runSpec = runSpecOf(spec, spec.arms[0])
  return checkGradients(runSpec, prepareData(mnist, runSpec, 0), { seed: 1, rows: 16, entries: 100 })
}

const l2 = { lambda: 0.01 }
const l1 = { lambda: 0.01 }
const dropout = { keep: 0.6, scheme: 'inverted' }

const regularizations: [string, Record<string, unknown>][] = [
  ['no regularization', {}],
  ['L2', { l2 }],
  ['inverted dropout, masks on', { dropout }],
  ['L1', { l1 }],
  ['the elastic net', { elasticNet: { l1: 0.01, l2: 0.02 } }],
  ['L1, L2 and inverted dropout, masks on', { l1, l2, dropout }],
  [
    'all that falls on inputs',
    { inputDropout: { keep: 0.8 }, gaussianNoise: { std: 0.2 }, inputShift: { pixels: 2 } }
  ],
  ['label smoothing', { labelSmoothing: { share: 0.1 } }]
]

describe('the gradient check, 1e-6 relative in float64', () => {
  it.each(
    Object.keys(activations).flatMap((activation) =>
      regularizations.map(([name, regularization]) => ({ activation, name, regularization }))
    )
  )('passes for $activation with $name', ({ activation, regularization }) => {
    const { passes, tensors } = check(regularization, activation)
    expect(tensors.map(({ name }) => name)).toEqual(['W1', 'b1', 'W2', 'b2', 'W3', 'b3', 'W4', 'b4'])
    for (const tensor of tensors) {
      expect(tensor.relativeError, tensor.name).toBeLessThan(1e-6)
      expect(tensor.checked, tensor.name).toBeGreaterThan(tensor.skippedAtKinks)
    }
    expect(passes).toBe(true)
  })

  it('tries every regularizer of the catalog that a batch of training meets', () => {
    const tried = regularizations.flatMap(([, regularization]) => Object.keys(regularization))
    // What comes after the gradient, or after the epoch.
    const later = ['weightDecay', 'maxNorm', 'earlyStopping']
    expect(new Set([...tried, ...later])).toEqual(new Set(Object.keys(regularizers)))
  })

  it("fails for the tutorial's dropout, which is not the gradient of its loss: every layer below the output is off", () => {
    const { passes, tensors } = check({ l2, dropout: { keep: 0.8, scheme: 'tutorial' } })
    expect(passes).toBe(false)
    const hidden = tensors.filter(({ name }) => name !== 'b4')
    for (const { name, relativeError } of hidden) expect(relativeError, name).toBeGreaterThan(0.05)
  })

  it.each(Object.keys(activations))(
    'passes for %s in deep networks with the default weights, whose gradients are tiny',
    (id) => {
      for (const hidden of [
        [32, 16, 16],
        [32, 16, 16, 16, 16, 16]
      ]) {
        const shape = {
          columns: 100,
          hidden,
          classes: 10,
          rows: 64,
          batchSize: 64,
          features: 'sparse'
        } as const
        const { spec, data } = madeUpRun({ ...shape, std: 0.01, network: { activation: id } })
        expect(checkGradients(spec, data).passes).toBe(true)
      }
    }
  )

  it('fails for a gradient that is tiny and wrong', () => {
    const tutorial = { dropout: { keep: 0.8, scheme: 'tutorial' } }
    const shape = {
      columns: 100,
      hidden: [32, 16, 16],
      classes: 10,
      rows: 64,
      batchSize: 64,
      std: 0.01
    } as const
    const { spec, data } = madeUpRun({ ...shape, features: 'sparse', regularization: tutorial })
    const { tensors } = checkGradients(spec, data)
    for (const name of ['W1', 'W2', 'W3', 'W4'])
      expect(tensors.find((tensor) => tensor.name === name)?.relativeError, name).toBeGreaterThan(1e-6)
  })

  it.each([{ l1 }, { elasticNet: { l1: 0.01, l2: 0.02 } }])(
    'compares weights of 0, where |W| has a kink, as training treats them, with %j',
    (regularization) => {
      const shape = { columns: 30, hidden: [12, 8], classes: 10, rows: 64, batchSize: 16 } as const
      const { spec, data } = madeUpRun({ ...shape, features: 'sparse', std: 0, regularization })
      const { passes, tensors } = checkGradients(spec, data)
      expect(tensors.map(({ skippedAtKinks }) => skippedAtKinks)).toEqual(Array(6).fill(0))
      expect(passes).toBe(true)
    }
  )

  it("passes for the tutorial's dropout when it keeps everything", () => {
    expect(check({ l2, dropout: { keep: 1, scheme: 'tutorial' } }).passes).toBe(true)
  })
})
