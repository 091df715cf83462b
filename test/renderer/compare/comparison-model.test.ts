import { expect, test } from 'vitest'
import { comparisonModel } from '../../../src-renderer/components/compare/model/comparison-model.ts'
import { experiment } from './experiments.ts'

const first = experiment(1, 1)
const second = experiment(2, 11, { epochs: 5 })
const all = [second, first]
const labels = (ids: string[]) => comparisonModel(ids, all)?.groups.map(({ label }) => label)

test('an experiment stands for its arms, the baseline first and in its style', () => {
  const model = comparisonModel(['e1'], all)
  expect(model?.groups.map(({ label, isBaseline, style }) => [label, isBaseline, style.mark])).toEqual([
    ['baseline', true, '--arm-1'],
    ['regularized', false, '--arm-2']
  ])
})

test('arms of several experiments are named with theirs, in the order of the address', () => {
  expect(labels(['e1', 'e2'])).toEqual(['e1: baseline', 'e1: regularized', 'e2: regularized', 'e2: baseline'])
  expect(labels(['e2', 'e1'])?.[0]).toBe('e2: baseline')
})

test('chosen runs are gathered by arm', () => {
  const model = comparisonModel(['r1', 'r3', 'r4'], all)
  expect(model?.groups.map(({ label, runs }) => [label, runs.map(({ id }) => id)])).toEqual([
    ['baseline', ['r3', 'r4']],
    ['regularized', ['r1']]
  ])
})

test('chosen runs of a single arm are compared with each other', () => {
  expect(labels(['r1', 'r2'])).toEqual(['r1, seed 0', 'r2, seed 1'])
})

test('groups are compared after the last epoch that all of them reach', () => {
  expect(comparisonModel(['e1'], all)?.lastCommonEpoch).toBe(20)
  expect(comparisonModel(['e1', 'e2'], all)?.lastCommonEpoch).toBe(5)
})

test('what is not there is named, and what is left is compared', () => {
  expect(comparisonModel(['e1', 'e9', 'r99'], all)?.missing).toEqual(['e9', 'r99'])
  expect(comparisonModel(['e9'], all)).toBeNull()
  expect(comparisonModel([], all)).toBeNull()
})
