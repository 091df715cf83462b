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

test('a number of many digits is shortened, and still counts as different from its neighbour', () => {
  const [, regularized] = (model?.groups ?? []).map(({ spec }) => spec)
  const specs = [3.162277660168379e-6, 3.162277660168378e-6, 31.622776601683793].map((lambda) => ({
    ...regularized,
    regularization: { l2: { lambda } }
  }))
  const row = configRows(specs).find(({ label }) => label === 'L2 lambda')
  expect(row).toMatchObject({ texts: ['3.16228e−6', '3.16228e−6', '31.6228'], isSame: false })
})

test('every field has a label for people', () => {
  expect(rows.filter(({ path, label }) => path === label)).toEqual([])
})

test('a method is called by its name, layers are joined, and null is what it means there', () => {
  const textOf = (path: string) => rows.find((row) => row.path === path)?.texts[0]
  expect(textOf('network.activation')).toBe('ReLU')
  expect(textOf('network.hidden')).toBe('256-128')
  expect(textOf('dataset.samples')).toBe('all')
  expect(textOf('dataset.validation')).toBe('none')
})
