import { expect, test } from 'vitest'
import { comparisonModel } from '../../../src-renderer/components/compare/model/comparison-model.ts'
import { configRows } from '../../../src-renderer/components/compare/model/config-rows.ts'
import { experiment } from './experiments.ts'

const model = comparisonModel(['e1'], [experiment(1, 1)])
const rows = configRows(model?.groups.map(({ spec }) => spec) ?? [])

test('what differs is said in the words of the spec, and off where an arm has it not', () => {
  expect(rows.filter(({ isSame }) => !isSame).map(({ label, texts }) => [label, ...texts])).toEqual([
    ['L2 lambda', 'off', '0.01']
  ])
})

test('every field has a label for people', () => {
  expect(rows.filter(({ path, label }) => path === label)).toEqual([])
})

test('a method is called by its name, layers are joined, and null is all', () => {
  const textOf = (path: string) => rows.find((row) => row.path === path)?.texts[0]
  expect(textOf('network.activation')).toBe('ReLU')
  expect(textOf('network.hidden')).toBe('256-128')
  expect(textOf('dataset.samples')).toBe('all')
})
