import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { setField } from '../../../src-engine/spec/set-field.ts'
import { presetJson } from '../presets.ts'

function tutorialWith(...assignments: string[]) {
  const spec = presetJson('tutorial')
  for (const assignment of assignments) setField(spec, assignment)
  return parseExperimentSpec(spec)
}

describe('setField', () => {
  it('sets numbers, text, lists and nulls at their paths', () => {
    const spec = tutorialWith(
      'training.epochs=5',
      'training.learningRate=.05',
      'network.hidden=[64,32]',
      'name=42',
      'dataset.samples=null',
      'split.seed=run'
    )
    expect(spec.training).toMatchObject({ epochs: 5, learningRate: 0.05 })
    expect(spec.network.hidden).toEqual([64, 32])
    expect(spec.name).toBe('42')
    expect(spec.dataset.samples).toBeNull()
    expect(spec.split).toEqual({ fraction: 0.2, seed: 'run' })
  })

  it("opens an arm's regularization below its name, and its overrides by their own names", () => {
    const spec = tutorialWith(
      'arms.regularized.l2.lambda=0.001',
      'arms.baseline.dropout.keep=0.5',
      'arms.baseline.training.epochs=3'
    )
    const [regularized, baseline] = spec.arms
    expect(regularized.regularization.l2).toEqual({ lambda: 0.001 })
    expect(baseline.regularization).toEqual({ dropout: { keep: 0.5, scheme: 'inverted' } })
    expect(baseline.training).toEqual({ epochs: 3 })
  })

  it('takes a regularizer away with null', () => {
    expect(tutorialWith('arms.regularized.l2=null').arms[0].regularization).toEqual({
      dropout: { keep: 0.8, scheme: 'tutorial' }
    })
  })

  it("begins a part of an arm's override as the shared object is", () => {
    const [, baseline] = tutorialWith('arms.baseline.network.initializer.std=0.5').arms
    expect(baseline.network).toEqual({ initializer: { id: 'normal', std: 0.5 } })
  })

  it('makes room for a path below a value that is no object', () => {
    expect(tutorialWith('split=given', 'split.fraction=0.5', 'split.seed=1').split).toEqual({
      fraction: 0.5,
      seed: 1
    })
  })

  it('writes out the short form of a method where one of its options is set', () => {
    const spec = tutorialWith(
      'network.activation=leaky-relu',
      'network.activation.slope=0.2',
      'arms.baseline.network.activation.slope=0.3'
    )
    expect(spec.network.activation).toEqual({ id: 'leaky-relu', slope: 0.2 })
    expect(spec.arms[1].network).toEqual({ activation: { id: 'leaky-relu', slope: 0.3 } })
  })

  it('begins a part of a field that is left out as its default is', () => {
    const spec: Record<string, unknown> = { specVersion: 1, name: 'x', arms: [{ name: 'baseline' }] }
    setField(spec, 'network.initializer.std=0.5')
    expect(parseExperimentSpec(spec).network.initializer).toEqual({ id: 'normal', std: 0.5 })
  })

  it.each([
    ['trainin.epochs=3', '"trainin" is unknown there: expected one of specVersion, name'],
    [
      'training.epoch=3',
      '"epoch" is unknown there: expected one of epochs, batchSize, learningRate, optimizer'
    ],
    ['training.epochs.x=3', '"x" is unknown there: it has no parts'],
    ['arms.nobody.l2.lambda=1', 'no arm "nobody"; expected one of regularized, baseline'],
    ['arms.baseline.l7.lambda=1', '"l7" is unknown there: expected one of l2, l1, elasticNet'],
    ['arms.baseline=1', 'expected a field of that arm, such as arms.baseline.l2.lambda=0.001'],
    ['training.epochs', 'expected PATH=VALUE, such as training.epochs=5; "training.epochs" came'],
    ['=5', 'expected PATH=VALUE'],
    ['__proto__.x=1', '"__proto__" is unknown there']
  ])('refuses %s', (assignment, message) => {
    expect(() => tutorialWith(assignment)).toThrow(BadInput)
    expect(() => tutorialWith(assignment)).toThrow(message)
  })

  it('passes over what is no arm, which the check of the whole spec refuses', () => {
    const spec = { ...presetJson('tutorial'), arms: [null, 'baseline', { name: 'baseline' }] }
    setField(spec, 'arms.baseline.l2.lambda=0.5')
    expect(spec.arms[2]).toEqual({ name: 'baseline', regularization: { l2: { lambda: 0.5 } } })
    expect(() => parseExperimentSpec(spec)).toThrow('arms.0: expected an object')
    expect(() => {
      setField({ arms: {} }, 'arms.baseline.l2.lambda=0.5')
    }).toThrow('no arm "baseline"; the spec has none')
  })
})
