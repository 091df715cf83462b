import { describe, expect, it } from 'vitest'
import { activations, optimizers, regularizers, schedules } from '../../../src-engine/catalog.ts'
import type { SplitName } from '../../../src-engine/data/prepare.ts'
import { scaleRows } from '../../../src-engine/data/scaler.ts'
import type { Engine, EngineSetup } from '../../../src-engine/engines/engine.ts'
import { createReferenceEngine } from '../../../src-engine/engines/reference-engine.ts'
import { matrixOf, type Matrix } from '../../../src-engine/matrix.ts'
import { inLayerOrder } from '../../../src-engine/network/parameters.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { supportsRegularization } from '../../../src-engine/simd/simd-engine.ts'
import { sections } from '../../../src-engine/spec/experiment-spec.ts'
import { crossEntropy } from '../../../src-engine/toolkit/cross-entropy.ts'
import { affine } from '../../../src-engine/toolkit/layer.ts'
import { backwardMlp3Layer, forwardMlp3Layer } from '../../../src-engine/toolkit/mlp-3-layer.ts'
import { legacyRandomness } from '../../../src-engine/training/run-randomness.ts'
import { madeUpRun, type MadeUp } from './made-up-run.ts'

const ODD = [1, 3, 5, 7, 31, 33, 127]
const PLAIN: MadeUp = { columns: 13, hidden: [9, 6], classes: 4, rows: 29, batchSize: 29, features: 'sparse' }

/** Every odd size in every dimension, on each kind of features in turn. */
const SHAPES = ODD.flatMap((size, i): [string, MadeUp][] => {
  const features = (['sparse', 'dense', 'numbers'] as const)[i % 3]
  return [
    [`${size} columns, ${features}`, { ...PLAIN, features, columns: size }],
    [`${size} units in the first layer`, { ...PLAIN, hidden: [size, 6] }],
    [`${size} units in the second layer`, { ...PLAIN, hidden: [9, size] }],
    [`${size} classes`, { ...PLAIN, classes: size }],
    [`${size} rows, ${features}`, { ...PLAIN, features, rows: size, batchSize: size }]
  ]
})

/** What each regularizer of the catalog is tried with, alone and together. */
const REGULARIZATIONS: Record<string, Record<string, unknown>> = {
  L2: { l2: { lambda: 0.02 } },
  L1: { l1: { lambda: 0.02 } },
  'elastic net': { elasticNet: { l1: 0.01, l2: 0.03 } },
  'decoupled weight decay': { weightDecay: { rate: 0.3 } },
  'max-norm': { maxNorm: { limit: 0.5 } },
  "the tutorial's dropout": { dropout: { keep: 0.6, scheme: 'tutorial' } },
  'dropout that keeps all': { dropout: { keep: 1 } },
  'dropout that keeps nearly all': { dropout: { keep: 0.999_999_999_9 } },
  'dropout of inputs that keeps nearly all': { inputDropout: { keep: 0.999_999_999_9 } },
  'inverted dropout': { dropout: { keep: 0.6, scheme: 'inverted' } },
  'L2 and inverted dropout': { l2: { lambda: 0.02 }, dropout: { keep: 0.6, scheme: 'inverted' } },
  'dropout of inputs': { inputDropout: { keep: 0.7 } },
  'Gaussian noise': { gaussianNoise: { std: 0.3 } },
  'input shift': { inputShift: { pixels: 1 } },
  'label smoothing': { labelSmoothing: { share: 0.2 } }
}

/** Where a schedule's defaults would change nothing within ten steps. */
const SCHEDULE_OPTIONS: Record<string, object> = {
  step: { every: 3, factor: 0.5 },
  'warm-up': { epochs: 5 }
}

export interface EngineTolerances {
  /** Of losses, relative to 1. */
  readonly loss: number
  /** Of gradients, relative to the largest of their tensor. */
  readonly gradient: number
  /** Of parameters after ten steps, relative to the largest of their tensor. */
  readonly tenSteps: number
}

/** The tests that every engine must pass, against the toolkit's float64 functions and the reference engine. */
export function testEngine(
  name: string,
  create: (setup: EngineSetup) => Engine,
  { loss, gradient, tenSteps }: EngineTolerances
): void {
  describe(`the ${name} engine agrees with the toolkit: loss ${loss}, gradients ${gradient}, ten steps ${tenSteps}`, () => {
    it.each(SHAPES)('for %s', (_, options) => {
      expectStepOf(create, options, { loss, gradient })
      expectTenSteps(create, options, tenSteps)
    })

    it.each([
      ['constant columns', { ...PLAIN, constantColumns: [0, 3, 12] }],
      ['constant columns, dense', { ...PLAIN, features: 'dense', constantColumns: [0, 3, 12] }],
      ['empty rows', { ...PLAIN, emptyRows: [0, 5, 28] }],
      ['pixels scaled to 0..1', { ...PLAIN, scaling: 'unit' }],
      ['numbers scaled to 0..1', { ...PLAIN, features: 'numbers', scaling: 'unit' }],
      ['rarely lit columns', { ...PLAIN, scaling: 'standardize-on-train' }]
    ] as [string, MadeUp][])('for %s', (_, options) => {
      expectStepOf(create, options, { loss, gradient })
      expectTenSteps(create, options, tenSteps)
    })

    it('for batches shorter than the batch size, in any order', () => {
      const options = { ...PLAIN, rows: 50, batchSize: 16 }
      const setup = madeUpRun(options)
      const [engine, oracle] = [create(setup), createReferenceEngine(setup)]
      for (const [batch, positions] of [
        [3, 1, 2],
        [40, 41],
        Array.from({ length: 16 }, (_, i) => i + 30),
        [7]
      ].entries()) {
        const rows = Uint32Array.from(positions)
        const difference =
          engine.trainBatch(rows, { epoch: 1, batch }) - oracle.trainBatch(rows, { epoch: 1, batch })
        expect(Math.abs(difference)).toBeLessThan(loss)
      }
      expectSameParameters(engine, oracle, tenSteps)
    })
  })

  describe(`the ${name} engine agrees with the reference engine over ten steps to ${tenSteps}`, () => {
    it.each(Object.entries(REGULARIZATIONS))('with %s', (_, regularization) => {
      for (const hidden of [[9], [33, 17], [9, 6, 20]]) {
        for (const features of ['sparse', 'numbers'] as const) {
          // 16 columns may be images of 4 x 4 pixels; the constant columns are switched off.
          const images = { ...PLAIN, columns: 16, constantColumns: [0, 12] }
          expectTenSteps(create, { ...images, features, hidden, learningRate: 0.1, regularization }, tenSteps)
        }
      }
    })

    it('with every regularizer of the catalog at once, for every odd size, with SGD and Adam', () => {
      const regularization = Object.assign({}, ...Object.values(REGULARIZATIONS)) as Record<string, unknown>
      // Early stopping is the loop's; what there are no kernels for is the reference engine's alone.
      const all = Object.keys(regularizers).filter(
        (id) => id !== 'earlyStopping' && supportsRegularization(sections.regularization.parse({ [id]: {} }))
      )
      expect(Object.keys(regularization).sort()).toEqual(all.sort())
      for (const optimizer of ['sgd', { id: 'adam', epsilon: 0.05 }]) {
        for (const size of ODD) {
          const options = { ...PLAIN, learningRate: 0.02, regularization, training: { optimizer } }
          expectTenSteps(create, { ...options, columns: size }, tenSteps)
          expectTenSteps(create, { ...options, hidden: [size, 6] }, tenSteps)
          expectTenSteps(create, { ...options, hidden: [9, size] }, tenSteps)
          expectTenSteps(create, { ...options, classes: size }, tenSteps)
        }
      }
    })

    it.each(Object.keys(activations))(
      'with %s, with and without dropout, for every odd number of units',
      (id) => {
        const network = { activation: id === 'leaky-relu' ? { id, slope: 0.2 } : id }
        for (const size of ODD) expectTenSteps(create, { ...PLAIN, hidden: [size, 6], network }, tenSteps)
        for (const scheme of ['inverted', 'tutorial']) {
          const regularization = { dropout: { keep: 0.6, scheme } }
          for (const hidden of [[9], [33, 17], [9, 6, 20], [8, 7, 9, 6, 8, 7]]) {
            expectTenSteps(create, { ...PLAIN, hidden, network, regularization }, tenSteps)
          }
        }
      }
    )

    it.each(Object.keys(optimizers))('with %s, for every odd size and kind of features', (id) => {
      // Adam and RMSprop divide by the gradient's size: where that is a rounding error, so is the step. A large epsilon
      // keeps such entries out of the comparison.
      const optimizer =
        'epsilon' in sections.training.parse({ optimizer: id }).optimizer ? { id, epsilon: 0.05 } : { id }
      const regularization = { l2: { lambda: 0.02 }, dropout: { keep: 0.6 } }
      for (const [i, size] of ODD.entries()) {
        const features = (['sparse', 'dense', 'numbers'] as const)[i % 3]
        const options: MadeUp = {
          ...PLAIN,
          features,
          training: { optimizer },
          regularization,
          learningRate: 0.02
        }
        expectTenSteps(create, { ...options, columns: size }, tenSteps)
        expectTenSteps(create, { ...options, hidden: [size, 6] }, tenSteps)
        expectTenSteps(create, { ...options, hidden: [9, size] }, tenSteps)
        expectTenSteps(create, { ...options, features: 'sparse', constantColumns: [0, 3, 12] }, tenSteps)
      }
    })

    it.each(['adam', 'adamw', 'rmsprop'])('with %s and an epsilon that float32 has not, finitely', (id) => {
      const training = { optimizer: { id, epsilon: 1e-60 } }
      const engine = create(madeUpRun({ ...PLAIN, training, constantColumns: [3], learningRate: 0.01 }))
      const rows = Uint32Array.from({ length: 29 }, (_, i) => i)
      for (let batch = 0; batch < 10; batch++) engine.trainBatch(rows, { epoch: 1, batch })
      for (const { name, data } of engine.parameters())
        expect([...data].every(Number.isFinite), name).toBe(true)
    })

    it.each([{ beta1: 1 - 1e-9 }, { beta2: 1 - 1e-9 }])('with Adam that hardly ever forgets, %j', (betas) => {
      const training = { optimizer: { id: 'adam', epsilon: 0.05, ...betas } }
      expectTenSteps(create, { ...PLAIN, training, learningRate: 0.02 }, tenSteps)
    })

    it.each(Object.keys(schedules))('with the schedule %s', (id) => {
      for (const optimizer of ['sgd', 'nesterov']) {
        const training = { epochs: 10, optimizer, schedule: { id, ...SCHEDULE_OPTIONS[id] } }
        expectTenSteps(create, { ...PLAIN, training }, tenSteps)
      }
    })

    it.each([{ l2: { lambda: 0.5 } }, { l1: { lambda: 0.5 } }, { elasticNet: { l1: 0.2, l2: 0.3 } }])(
      'in the penalty of %j',
      (regularization) => {
        for (const features of ['sparse', 'numbers'] as const) {
          const setup = madeUpRun({ ...PLAIN, features, regularization })
          const [actual, expected] = [create(setup).penalty(), createReferenceEngine(setup).penalty()]
          expect(expected).toBeGreaterThan(1)
          expect(Math.abs(actual - expected)).toBeLessThan(loss * expected)
        }
      }
    )
  })

  describe(`the ${name} engine`, () => {
    it('has the loss of a probability of 0 for logits in the thousands', () => {
      const setup = madeUpRun({ ...PLAIN, std: 50 })
      const [actual, expected] = [evaluate(create(setup)), evaluate(createReferenceEngine(setup))]
      expect(expected.loss).toBeGreaterThan(10)
      expect(Math.abs(actual.loss - expected.loss)).toBeLessThan(1e-3 * expected.loss)
    })

    it('shows a divergence as a loss that is not finite', () => {
      const engine = create(madeUpRun({ ...PLAIN, learningRate: 1e300 }))
      const rows = Uint32Array.from({ length: 29 }, (_, i) => i)
      for (let batch = 0; batch < 10; batch++) engine.trainBatch(rows, { epoch: 1, batch })
      expect(evaluate(engine).loss).toBeNaN()
    })

    describe.each(Object.keys(optimizers))(
      'goes on from a saved state to the same bits with %s',
      (optimizer) => {
        it.each(Object.entries(REGULARIZATIONS))('and %s', (_, regularization) => {
          const training = { optimizer, schedule: 'cosine' }
          for (const features of ['sparse', 'numbers'] as const) {
            const images = { ...PLAIN, columns: 16, constantColumns: [0, 12], hidden: [33, 6] }
            const setup = madeUpRun({ ...images, regularization, training, features, learningRate: 0.01 })
            const straight = create(setup)
            const rows = Uint32Array.from({ length: 29 }, (_, i) => i)
            for (let batch = 0; batch < 3; batch++) straight.trainBatch(rows, { epoch: 1, batch })
            const resumed = create(setup)
            resumed.restoreState(straight.saveState())
            expect(evaluate(resumed)).toEqual(evaluate(straight))
            for (const engine of [straight, resumed]) engine.trainBatch(rows, { epoch: 1, batch: 3 })
            expect(resumed.saveState()).toEqual(straight.saveState())
            expect(resumed.parameters()).toEqual(straight.parameters())
          }
        })
      }
    )

    it('saves its state over an earlier one when given that, and to one of its own when not', () => {
      const engine = create(madeUpRun(PLAIN))
      const before = engine.saveState()
      const kept = before.slice()
      engine.trainBatch(Uint32Array.of(0, 1, 2), { epoch: 1, batch: 0 })
      const after = engine.saveState()
      expect(before).toEqual(kept)
      expect(after).not.toEqual(kept)
      expect(engine.saveState(before)).toBe(before)
      expect(before).toEqual(after)
    })

    it('evaluates each part of the data by its own rows', () => {
      for (const features of ['sparse', 'numbers'] as const) {
        const setup = madeUpRun({ ...PLAIN, features })
        const [engine, oracle] = [create(setup), createReferenceEngine(setup)]
        const lossOf = (it: Engine, split: SplitName) => it.evaluate(split, 0, 29, new Uint8Array(29)) / 29
        const splits = ['train', 'validation', 'test'] as const
        for (const split of splits) {
          expect(Math.abs(lossOf(engine, split) - lossOf(oracle, split))).toBeLessThan(loss * 10)
        }
        expect(new Set(splits.map((split) => lossOf(engine, split))).size).toBe(3)
      }
    })

    it.each([1, 0.5])('draws as much of a stream for masks that keep %d as NumPy does', (keep) => {
      for (const scheme of ['inverted', 'tutorial']) {
        const [stream, expected] = [new NumpyLegacy(3), new NumpyLegacy(3)]
        const setup = madeUpRun({ ...PLAIN, regularization: { dropout: { keep, scheme } } })
        const engine = create({ ...setup, randomness: legacyRandomness(stream, 3) })
        engine.trainBatch(Uint32Array.of(0, 1, 2), { epoch: 1, batch: 0 })
        for (const units of PLAIN.hidden) for (let k = 0; k < 3 * units; k++) expected.bernoulli(keep)
        expect(stream.saveState()).toEqual(expected.saveState())
      }
    })

    it('leaves the initial parameters that it was given alone', () => {
      const setup = madeUpRun(PLAIN)
      const before = inLayerOrder(setup.initial).map((tensor) => [...tensor.data])
      create(setup).trainBatch(Uint32Array.of(0, 1, 2), { epoch: 1, batch: 0 })
      expect(inLayerOrder(setup.initial).map((tensor) => [...tensor.data])).toEqual(before)
    })
  })
}

function evaluate(engine: Engine) {
  const predictions = new Uint8Array(29)
  return { loss: engine.evaluate('test', 0, 29, predictions) / 29, predictions }
}

/** Loss before a step and the step itself, which is the gradient times the learning rate, as the toolkit has them. */
function expectStepOf(
  create: (setup: EngineSetup) => Engine,
  options: MadeUp,
  tolerance: { loss: number; gradient: number }
): void {
  const setup = madeUpRun(options)
  const engine = create(setup)
  const { train, scaler, columns, classes } = setup.data
  const n = train.index.length
  const X = matrixOf(n, columns)
  scaleRows(scaler, train, 0, n, X)
  const y = matrixOf(n, classes)
  train.part.labels.forEach((label, i) => (y.data[i * classes + label] = 1))
  const [W1, W2, W3] = setup.initial.weights
  const [b1, b2, b3] = setup.initial.biases
  const { A1, A2, A3 } = forwardMlp3Layer(X, W1, b1, W2, b2, W3, b3)
  const expectedLoss = crossEntropy(A3, y)

  const predictions = new Uint8Array(n)
  const loss = engine.evaluate('train', 0, n, predictions) / n
  expect(Math.abs(loss - expectedLoss)).toBeLessThan(tolerance.loss * Math.max(1, expectedLoss))
  predictions.forEach((predicted, i) => {
    const row = A3.data.subarray(i * classes, (i + 1) * classes)
    expect(row[predicted]).toBeGreaterThanOrEqual(Math.max(...row) - 10 * tolerance.loss)
  })

  const before = engine.parameters()
  const objective = engine.trainBatch(
    Uint32Array.from({ length: n }, (_, i) => i),
    { epoch: 1, batch: 0 }
  )
  expect(Math.abs(objective - expectedLoss)).toBeLessThan(tolerance.loss * Math.max(1, expectedLoss))
  const after = engine.parameters()
  const g = backwardMlp3Layer(X, A1, A2, A3, y, W1, W2, W3, affine(X, W1, b1), affine(A1, W2, b2))
  const gradients = [g.gradW1, g.gradB1, g.gradW2, g.gradB2, g.gradW3, g.gradB3]
  gradients.forEach((expected: Matrix, t) => {
    const rate = setup.spec.training.learningRate
    const step = before[t].data.map((w, k) => (w - after[t].data[k]) / rate)
    expectClose([...step], expected.data, tolerance.gradient, before[t].name)
  })
}

function expectTenSteps(create: (setup: EngineSetup) => Engine, options: MadeUp, tolerance: number): void {
  const setup = madeUpRun({ ...options, learningRate: options.learningRate ?? 0.05 })
  const [engine, oracle] = [create(setup), createReferenceEngine(setup)]
  const rows = Uint32Array.from({ length: options.rows }, (_, i) => i)
  for (let batch = 0; batch < 10; batch++) {
    for (const it of [engine, oracle]) it.trainBatch(rows, { epoch: 1, batch })
  }
  expectSameParameters(engine, oracle, tolerance)
}

function expectSameParameters(engine: Engine, oracle: Engine, tolerance: number): void {
  const expected = oracle.parameters()
  engine.parameters().forEach(({ name, data, rows, cols }, t) => {
    expect({ name, rows, cols }).toEqual({
      name: expected[t].name,
      rows: expected[t].rows,
      cols: expected[t].cols
    })
    expectClose([...data], expected[t].data, tolerance, name)
  })
}

/** Within the tolerance, relative to the largest of the expected values, and at least to 0.01. */
function expectClose(
  actual: readonly number[],
  expected: ArrayLike<number>,
  tolerance: number,
  name: string
): void {
  const scale = Array.from(expected).reduce((most, value) => Math.max(most, Math.abs(value)), 0.01)
  const worst = actual.reduce((most, value, k) => Math.max(most, Math.abs(value - expected[k])), 0)
  expect(actual.length).toBe(expected.length)
  expect(worst / scale, name).toBeLessThan(tolerance)
}
