import { describe, expect, it } from 'vitest'
import { checkExperimentSpec, parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import type { SweepSpec } from '../../../src-engine/spec/sweep-spec.ts'
import { addArm, duplicateArm, makeBaseline } from '../../../src-renderer/components/new/model/arms.ts'
import { collapseSweeps } from '../../../src-renderer/components/new/model/collapse-sweeps.ts'
import { differs } from '../../../src-renderer/components/new/model/differs.ts'
import { atOrigin, expandSweeps } from '../../../src-renderer/components/new/model/expand-sweeps.ts'
import { valueAt, type Draft } from '../../../src-renderer/components/new/model/json.ts'
import { cellAt } from '../../../src-renderer/components/new/model/spec-form.ts'
import {
  partsOf,
  rangeText,
  textOf,
  withSteps
} from '../../../src-renderer/components/new/model/sweep-text.ts'
import {
  beginSweep,
  canSweep,
  endSweep,
  sweepAt,
  withSweep
} from '../../../src-renderer/components/new/model/sweeps.ts'
import { preset, rowOf } from './drafts.ts'

const REGULARIZED = 0
const BASELINE = 1
const draft = preset('tutorial-corrected')
const lambda = rowOf(draft, 'regularization.l2.lambda')
const swept = withSweep(draft, lambda, REGULARIZED, 'log:0.0001:0.01:3')
const namesOf = (expanded: Draft) => (expanded.arms as Draft[]).map(({ name }) => name)

describe('a sweep in a draft', () => {
  it('becomes an arm for each value when it is expanded, and nothing else of the draft changes', () => {
    const { draft: expanded, origins, problems } = expandSweeps(swept)
    expect(problems).toEqual([])
    expect(namesOf(expanded)).toEqual([
      'regularized lambda 0.0001',
      'regularized lambda 0.001',
      'regularized lambda 0.01',
      'baseline'
    ])
    expect(origins).toEqual([0, 0, 0, 1])
    const [{ arm, fields, arms }] = expanded.sweeps as SweepSpec[]
    expect([arm, fields]).toEqual(['regularized', { 'l2.lambda': 'log:0.0001:0.01:3' }])
    expect(arms).toEqual(namesOf(expanded).slice(0, 3))
    expect({ ...expanded, arms: null, sweeps: null }).toEqual({ ...draft, arms: null, sweeps: null })
    expect(checkExperimentSpec(expanded).problems).toEqual([])
  })

  it('two sweeps of an arm make every combination', () => {
    const keep = rowOf(swept, 'regularization.dropout.keep')
    const { draft: expanded } = expandSweeps(withSweep(swept, keep, REGULARIZED, '0.5, 0.8'))
    expect(namesOf(expanded)).toHaveLength(3 * 2 + 1)
    expect(namesOf(expanded)).toContain('regularized lambda 0.001 keep 0.8')
  })

  it('stays with its arm when arms are copied and moved, and makes its row differ', () => {
    const copied = duplicateArm(addArm(swept), REGULARIZED)
    expect(sweepAt(copied, lambda, REGULARIZED + 1)).toBe('log:0.0001:0.01:3')
    const rate = rowOf(draft, 'training.learningRate')
    expect(differs(withSweep(draft, rate, REGULARIZED, '0.1,0.2'), rate)).toBe(true)
  })

  it('ends with the value that the cell had', () => {
    const rate = rowOf(draft, 'training.learningRate')
    const ended = endSweep(beginSweep(draft, rate, REGULARIZED), rate, REGULARIZED)
    expect(sweepAt(ended, rate, REGULARIZED)).toBeUndefined()
    expect(cellAt(ended, rate, REGULARIZED).value).toBe(cellAt(draft, rate, REGULARIZED).value)
    expect(endSweep(swept, lambda, REGULARIZED)).toEqual(draft)
  })

  it.each([
    ['regularization.l1.lambda', 'log:0.000001:0.0001:5'],
    ['regularization.l2.lambda', 'log:0.001:0.1:5'],
    ['regularization.dropout.keep', 'lin:0.7:0.9:5'],
    ['training.batchSize', '32, 64, 128'],
    ['network.hidden', '[256,128], [128,64]'],
    ['network.activation', 'relu,leaky-relu']
  ])('of %s begins around what the cell has, and is right at once', (key, text) => {
    const row = rowOf(draft, key)
    const begun = beginSweep(draft, row, REGULARIZED)
    expect(sweepAt(begun, row, REGULARIZED)).toMatch(new RegExp(`^${text.replaceAll(/[[\]]/g, '\\$&')}`))
    const { draft: expanded, problems } = expandSweeps(begun)
    expect([...problems, ...checkExperimentSpec(expanded).problems]).toEqual([])
  })

  it('is for fields that arms may differ in, and not for the baseline', () => {
    expect(canSweep(draft, lambda, REGULARIZED)).toBe(true)
    expect(canSweep(draft, lambda, BASELINE)).toBe(false)
    expect(canSweep(draft, rowOf(draft, 'dataset.id'), null)).toBe(false)
  })

  it.each([
    ['log:0:1:5', /two different numbers above 0/],
    ['0.1,0.1', /different values with commas/],
    ['log:1e-5:1e-1:200', /at most 200 arms/]
  ])('that is wrong (%s) is complained of at its cell, and its arm stays', (text, message) => {
    const { draft: expanded, problems } = expandSweeps(withSweep(draft, lambda, REGULARIZED, text))
    expect(problems).toEqual([
      {
        path: ['arms', REGULARIZED, 'regularization', 'l2', 'lambda'],
        field: 'l2.lambda',
        message: expect.stringMatching(message) as string
      }
    ])
    expect(expanded).toEqual(draft)
  })

  it('of an arm that has become the baseline is a problem, for there is one baseline', () => {
    expect(expandSweeps(makeBaseline(swept, REGULARIZED)).problems).toHaveLength(1)
  })

  it('has the problems of its arms at the cell they come from', () => {
    const { draft: expanded, origins } = expandSweeps(withSweep(draft, lambda, REGULARIZED, '0.1,-1'))
    const problems = checkExperimentSpec(expanded).problems.map((problem) => atOrigin(problem, origins))
    expect(problems.map(({ path }) => path)).toEqual([
      ['arms', REGULARIZED, 'regularization', 'l2', 'lambda']
    ])
    expect(valueAt(draft, problems[0].path)).toBeDefined()
  })
})

describe('a spec with sweeps', () => {
  const launched = (spec: Draft) => parseExperimentSpec(expandSweeps(spec).draft)
  const keep = rowOf(swept, 'regularization.dropout.keep')
  const optimizer = rowOf(draft, 'training.optimizer')

  it.each([
    ['of a number', swept],
    ['of two fields', withSweep(swept, keep, REGULARIZED, '0.5, 0.8')],
    ['of two arms', withSweep(duplicateArm(swept, REGULARIZED), keep, REGULARIZED + 1, '0.5,0.6')],
    ['of a method, whose options are filled in', withSweep(draft, optimizer, REGULARIZED, 'sgd,adam')]
  ])('opens as the sweeps it was launched from: %s', (_, spec) => {
    const opened = collapseSweeps(launched(spec))
    expect(opened.sweeps).toBeUndefined()
    expect(namesOf(opened)).toEqual(namesOf(spec))
    expect(launched(opened)).toEqual(launched(spec))
  })

  it('opens with its arms where they are no longer those of the sweep', () => {
    const spec = launched(swept)
    const [first, ...rest] = spec.arms
    const edited = { ...spec, arms: [{ ...first, training: { epochs: 3 } }, ...rest] }
    expect(collapseSweeps(edited)).toEqual({ ...edited, sweeps: undefined })
    expect(namesOf(collapseSweeps({ ...spec, arms: rest }))).toEqual(rest.map(({ name }) => name))
  })

  it('opens with its arms where its sweeps cannot be read', () => {
    expect(collapseSweeps({ ...draft, sweeps: 'all' })).toEqual(draft)
  })
})

describe('the notation of a sweep', () => {
  it.each(['log:0.0001:0.01:5', 'lin:0:1:3', '0.5, 0.8', 'log::0.1:'])('%s comes back as it was', (text) => {
    expect(textOf(partsOf(text))).toBe(text)
  })

  it('keeps its values from log to list, and its ends from list to even', () => {
    const list = withSteps(partsOf('log:0.01:1:3'), 'list')
    expect(textOf(list)).toBe('0.01, 0.1, 1')
    expect(textOf(withSteps(list, 'lin'))).toBe('lin:0.01:1:3')
  })

  it('is told in short in its cell', () => {
    expect(rangeText('log:0.0001:0.01:5', lambda)).toBe('0.0001 … 0.01')
    expect(rangeText('relu,tanh', rowOf(draft, 'network.activation'))).toBe('ReLU, tanh')
  })
})
