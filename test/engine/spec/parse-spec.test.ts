import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { claimedArm } from '../../../src-engine/spec/decision-spec.ts'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { presetJson } from '../presets.ts'

const minimal = { specVersion: 1, name: 'x', arms: [{ name: 'baseline' }] }

/** What parsing says is wrong. */
function complaint(spec: unknown): string {
  try {
    parseExperimentSpec(spec)
  } catch (error) {
    expect(error).toBeInstanceOf(BadInput)
    return (error as BadInput).message
  }
  return 'nothing'
}

describe('parseExperimentSpec', () => {
  it('fills in what is left out with the described defaults', () => {
    expect(parseExperimentSpec(minimal)).toEqual({
      specVersion: 1,
      name: 'x',
      question: '',
      dataset: { id: 'mnist-10k', samples: null, trainingRows: null, subset: 'first', validation: null },
      split: { fraction: 0.2, seed: 42 },
      preprocessing: { scaling: 'standardize-on-train' },
      network: { hidden: [256, 128], activation: { id: 'relu' }, initializer: { id: 'normal', std: 0.01 } },
      training: {
        epochs: 20,
        batchSize: 64,
        learningRate: 0.1,
        optimizer: { id: 'sgd' },
        schedule: { id: 'constant' },
        evaluateEvery: 1
      },
      arms: [{ name: 'baseline', regularization: {} }],
      baseline: 'baseline',
      seeds: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      varies: { init: true, order: true, mask: true },
      random: 'lab',
      engine: 'fast',
      arithmetic: 'plain'
    })
  })

  it("fills in nothing in an arm's overrides: what an arm leaves out it shares", () => {
    const arms = [{ name: 'baseline', training: { epochs: 3 }, network: {} }]
    const [arm] = parseExperimentSpec({ ...minimal, arms }).arms
    expect(arm).toEqual({ name: 'baseline', regularization: {}, training: { epochs: 3 }, network: {} })
  })

  it('takes the described strength of a regularizer that is named without one', () => {
    const arms = [{ name: 'baseline', regularization: { dropout: {}, l2: {}, elasticNet: { l1: 0 } } }]
    expect(parseExperimentSpec({ ...minimal, arms }).arms[0].regularization).toEqual({
      dropout: { keep: 0.5, scheme: 'inverted' },
      l2: { lambda: 0.0001 },
      elasticNet: { l1: 0, l2: 0.0001 }
    })
  })

  it('compares the epoch that a validation part chooses only where every arm has one', () => {
    const decision = { epoch: 'best-validation' }
    const none = { name: 'b', dataset: { validation: null } }
    const spec = { ...minimal, decision, dataset: { validation: 0.1 } }
    expect(parseExperimentSpec(spec).decision).toEqual({ metric: 'test_accuracy', epoch: 'best-validation' })
    for (const bad of [
      { ...minimal, decision },
      { ...spec, arms: [...minimal.arms, none] }
    ]) {
      expect(() => parseExperimentSpec(bad)).toThrow(
        'decision.epoch: expected a validation part in every arm'
      )
    }
  })

  it('decides on what is measured on a validation part only where every arm has one', () => {
    const decision = { metric: 'validation_loss' }
    const none = { name: 'b', dataset: { validation: null } }
    const spec = { ...minimal, decision, dataset: { validation: 0.1 } }
    expect(parseExperimentSpec(spec).decision?.metric).toBe('validation_loss')
    for (const bad of [
      { ...minimal, decision },
      { ...spec, arms: [...minimal.arms, none] }
    ]) {
      expect(() => parseExperimentSpec(bad)).toThrow(
        'decision.metric: expected a validation part in every arm to measure validation_loss on: set dataset.validation'
      )
    }
  })

  it('takes margins and claims of accuracies as the fractions they are, those of losses as they come', () => {
    const arms = [{ name: 'baseline' }, { name: 'L2' }]
    const spec = { ...minimal, arms, claim: { difference: 1.5, source: 'the tutorial' } }
    expect(() => parseExperimentSpec(spec)).toThrow(
      'claim.difference: expected a number -1 .. 1, for accuracies are fractions: 0.005 is 0.5 percentage points; 1.5 came'
    )
    expect(() => parseExperimentSpec({ ...minimal, decision: { margin: 2 } })).toThrow(
      'decision.margin: expected a number above 0 and below 1, for accuracies are fractions'
    )
    const decision = { metric: 'test_loss', margin: 2 }
    expect(parseExperimentSpec({ ...spec, decision }).claim?.difference).toBe(1.5)
  })

  it('has a claim be about the only other arm, or about the one that it names', () => {
    const claim = { difference: 0.015, source: 'the tutorial' }
    const [baseline, L2, dropout] = ['baseline', 'L2', 'dropout'].map((name) => ({ name }))
    const parsed = (arm: string | undefined, ...arms: object[]) =>
      claimedArm(parseExperimentSpec({ ...minimal, arms, claim: { ...claim, arm } }))
    expect(parsed(undefined, baseline, L2)).toBe('L2')
    expect(parsed('dropout', baseline, L2, dropout)).toBe('dropout')
    for (const [arm, arms, message] of [
      [undefined, [baseline, L2, dropout], 'expected one of "L2", "dropout", none came'],
      ['L1', [baseline, L2], 'expected one of "L2"; "L1" came'],
      ['baseline', [baseline, L2], 'expected one of "L2"; "baseline" came, the baseline'],
      ['L2', [baseline], '"L2" cannot be claimed: there is no arm beside the baseline']
    ] as const) {
      expect(() => parsed(arm, ...arms)).toThrow(`claim.arm: ${message}`)
    }
  })

  it('fixes no part of the one stream that holds them all', () => {
    const fixed = { ...minimal, varies: { order: false } }
    expect(parseExperimentSpec(fixed).varies).toEqual({ init: true, order: false, mask: true })
    expect(() => parseExperimentSpec({ ...fixed, random: 'numpy-legacy' })).toThrow(
      'varies: expected all to vary with "random": "numpy-legacy"'
    )
  })

  it('takes the three presets', () => {
    for (const name of ['tutorial', 'tutorial-corrected', 'exercise-4']) {
      const spec = parseExperimentSpec(presetJson(name))
      expect(spec.name).toBe(name)
      expect(spec.arms.map((arm) => arm.name)).toEqual(['regularized', 'baseline'])
    }
  })

  it.each([
    [{ ...minimal, training: { epochs: 0 } }, 'training.epochs: expected a whole number 1 .. 100000; 0 came'],
    [
      { ...minimal, training: { epochs: 2.5 } },
      'training.epochs: expected a whole number 1 .. 100000; 2.5 came'
    ],
    [
      { ...minimal, seeds: [] },
      'seeds: expected a list of 1 .. 10000 different whole numbers 0 .. 4294967295; [] came'
    ],
    [
      { ...minimal, training: { batchSize: 100_001 } },
      'training.batchSize: expected a whole number 1 .. 100000; 100001 came'
    ],
    [
      { ...minimal, training: { learningRate: '0.1' } },
      'training.learningRate: expected a number above 0; "0.1" came'
    ],
    [
      { ...minimal, seeds: [-1] },
      'seeds.0: expected a list of 1 .. 10000 different whole numbers 0 .. 4294967295; -1 came'
    ],
    [
      { ...minimal, seeds: [4294967296] },
      'seeds.0: expected a list of 1 .. 10000 different whole numbers 0 .. 4294967295; 4294967296 came'
    ],
    [{ ...minimal, seeds: [1, 2, 1] }, 'seeds: seed 1 comes twice: give each seed once'],
    [
      { ...minimal, split: { fraction: 1, seed: 42 } },
      'split.fraction: expected a number above 0 and below 1; 1 came'
    ],
    [{ ...minimal, split: 'gven' }, 'split: expected {"fraction": 0.2, "seed": 42} or "given"; "gven" came'],
    [{ ...minimal, engine: 'warp' }, 'engine: expected "fast" or "reference"; "warp" came'],
    [{ ...minimal, name: '=1+1' }, 'name: expected 1 .. 80 characters'],
    [{ ...minimal, speed: 1 }, 'speed: no such field; expected one of specVersion, name, question'],
    [{ ...minimal, network: { hidden: [] } }, 'network.hidden: expected a list of 1 .. 64 whole numbers'],
    [
      { ...minimal, network: { initializer: { id: 'magic' } } },
      'network.initializer.id: expected "normal" or "he" or '
    ],
    [
      { ...minimal, network: { activation: 'relo' } },
      'network.activation: expected "relu" or "leaky-relu" or '
    ],
    [
      { ...minimal, network: { activation: { id: 'tanh', slope: 1 } } },
      'network.activation.slope: "tanh" has no such option; expected none; "leaky-relu" would have it'
    ],
    [
      { ...minimal, training: { optimizer: { id: 'momentum', beta1: 0.8 } } },
      'training.optimizer.beta1: "momentum" has no such option; expected one of momentum; "adam" and "adamw" would have it'
    ],
    [
      { ...minimal, training: { optimizer: { id: 'rmsprop', alpha: 0.99 } } },
      'training.optimizer.alpha: "rmsprop" has no such option; expected one of rho, epsilon'
    ],
    [
      { ...minimal, network: 5 },
      'network: expected an object with any of hidden, activation, initializer; 5 came'
    ],
    [
      { ...minimal, network: { activation: { id: 'leaky-relu', slope: 2 } } },
      'network.activation.slope: expected a number above 0, at most 1; 2 came'
    ],
    [{ ...minimal, baseline: 'none' }, 'baseline: "none" is no arm: expected one of "baseline"'],
    [{ ...minimal, arms: [] }, 'arms: expected a list of 1 .. 1000 arms'],
    [{ ...minimal, arms: [{ name: 'baseline' }, { name: 'baseline' }] }, 'two arms are called "baseline"'],
    [{ ...minimal, specVersion: 2 }, 'specVersion: this lab reads version 1, 2 came'],
    [[], 'the spec: expected an object with the fields of a spec; [] came'],
    [null, 'the spec: expected an object with the fields of a spec; null came']
  ])('says of %j: %s', (spec, expected) => {
    expect(complaint(spec)).toContain(expected)
  })

  it.each([
    [{ dropout: { keep: 0 } }, 'arms.baseline.dropout.keep: expected a number above 0, at most 1; 0 came'],
    [
      { dropout: { keep: 1.2 } },
      'arms.baseline.dropout.keep: expected a number above 0, at most 1; 1.2 came'
    ],
    [
      { dropout: { keep: 0.5, scheme: 'odd' } },
      'arms.baseline.dropout.scheme: expected "inverted" or "tutorial"; "odd" came'
    ],
    [{ l2: { lambda: -0.1 } }, 'arms.baseline.l2.lambda: expected a number from 0 up; -0.1 came'],
    [{ l2: 0.01 }, 'arms.baseline.l2: expected an object with any of lambda; 0.01 came'],
    [{ dropout: true }, 'arms.baseline.dropout: expected an object with any of keep, scheme; true came'],
    [{ elasticNet: { l1: -1 } }, 'arms.baseline.elasticNet.l1: expected a number from 0 up; -1 came'],
    [{ maxNorm: { limit: 0 } }, 'arms.baseline.maxNorm.limit: expected a number above 0; 0 came'],
    [
      { labelSmoothing: { share: 1 } },
      'arms.baseline.labelSmoothing.share: expected a number from 0, below 1; 1 came'
    ],
    [{ l3: {} }, 'arms.baseline.l3: no such field; expected one of l2, l1, ']
  ])('says of the regularization %j: %s', (regularization, expected) => {
    expect(complaint({ ...minimal, arms: [{ name: 'baseline', regularization }] })).toContain(expected)
  })

  it('wants a validation part where there is early stopping, for all arms or for that arm', () => {
    const regularization = { earlyStopping: {} }
    const spec = (changes: object, own: object = {}) => ({
      ...minimal,
      ...changes,
      arms: [{ name: 'baseline', regularization, ...own }]
    })
    const wish =
      'arms.baseline.earlyStopping: expected a validation part for it to watch: set dataset.validation'
    const validation = { dataset: { validation: 0.1 } }
    expect(complaint(spec({}))).toContain(wish)
    expect(complaint(spec(validation, { dataset: { validation: null } }))).toContain(wish)
    expect(complaint(spec(validation))).toBe('nothing')
    expect(complaint(spec({}, validation))).toBe('nothing')
  })

  it.each([0, 1.5, -0.1])('refuses a validation part of %d', (validation) => {
    expect(complaint({ ...minimal, dataset: { validation } })).toContain(
      'dataset.validation: expected a number above 0 and below 1, a whole number from 1, or null for none'
    )
  })

  it.each([
    [NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [3n, '3n'],
    [null, 'null'],
    [[1, NaN, 2n], '[1,"NaN","2n"]']
  ])('tells a number that JSON has not as what it is: %s', (epochs, came) => {
    expect(complaint({ ...minimal, training: { epochs } })).toBe(
      `training.epochs: expected a whole number 1 .. 100000; ${came} came`
    )
  })

  it.each([64, 200_000])('refuses %d levels of lists before they exhaust the stack', (levels) => {
    let question: unknown = 'why?'
    for (let level = 0; level < levels; level++) question = [question]
    expect(complaint({ ...minimal, question })).toMatch(/^the spec: expected at most 64 levels/)
  })

  it('names every problem at once, a line each', () => {
    const spec = { ...minimal, training: { epochs: 0, batchSize: 0 }, seeds: [] }
    expect(complaint(spec).split('\n')).toHaveLength(3)
  })
})
