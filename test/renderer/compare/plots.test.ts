import { expect, test } from 'vitest'
import { chartKinds, type EpochChartKind } from '../../../src-renderer/components/compare/model/chart-list.ts'
import { comparisonModel } from '../../../src-renderer/components/compare/model/comparison-model.ts'
import { panelsOf } from '../../../src-renderer/components/compare/model/plots.ts'
import {
  describePlot,
  readoutOf,
  readoutText
} from '../../../src-renderer/components/compare/model/readout.ts'
import { experiment } from './experiments.ts'

const arms = (count: number) => [
  'baseline',
  ...Array.from({ length: count - 1 }, (_, i) => `arm ${'abcdefgh'[i]}`)
]
const kinds = chartKinds('test_accuracy')
const kindOf = (id: string) => kinds.find((kind) => kind.id === id) as EpochChartKind
const options = {
  band: 'range',
  scale: 'whole',
  range: { min: 1, max: 3 },
  lastEpoch: 3,
  testTrainRatio: 0
} as const

/** Arm i's run of seed s is i + s after epoch 1, 10 more after each of the next. */
function curves(count: number) {
  const model = comparisonModel(['e1'], [experiment(1, 1, { arms: arms(count) })])
  return (model?.groups ?? []).map((group, i) => ({
    group,
    curves: new Map([0, 1].map((seed) => [seed, Float64Array.of(i + seed, i + seed + 10, i + seed + 20)]))
  }))
}

test("the first two charts are the tutorial's, by its titles", () => {
  expect(kinds.slice(0, 2).map(({ title }) => title)).toEqual([
    'Training loss over epochs',
    'Test accuracy over epochs'
  ])
})

test('differences are paired by seed and leave the baseline out', () => {
  const [{ plot }] = panelsOf(kindOf('difference'), curves(2), options)
  expect(plot.groups.map(({ label }) => label)).toEqual(['arm a'])
  expect(plot.groups[0].runs.map((run) => [...run])).toEqual([
    [1, 1, 1],
    [1, 1, 1]
  ])
})

test('a seed that the baseline has not is in no difference', () => {
  const [baseline, arm] = curves(2)
  const [{ plot }] = panelsOf(
    kindOf('difference'),
    [{ ...baseline, curves: new Map([[1, Float64Array.of(1)]]) }, arm],
    options
  )
  expect(plot.groups[0].runs.map((run) => [...run])).toEqual([[1]])
})

test('up to four arms share a plot; past that each has one beside the baseline, in its own style and all with the same axis', () => {
  expect(panelsOf(kindOf('test-accuracy'), curves(4), options)).toHaveLength(1)
  const panels = panelsOf(kindOf('test-accuracy'), curves(6), options)
  expect(panels.map(({ arm }) => arm)).toEqual(arms(6).slice(1))
  expect(panels[2].plot.groups.map(({ label, style }) => [label, style.mark])).toEqual([
    ['baseline', '--arm-1'],
    ['arm c', '--arm-4']
  ])
  expect(new Set(panels.map(({ plot }) => JSON.stringify(plot.y))).size).toBe(1)
})

test('the read-out tells each arm and their difference at the crosshair, and at the last epoch without one', () => {
  const [{ plot }] = panelsOf(kindOf('test-accuracy'), curves(2), options)
  expect(readoutText(readoutOf(plot, 2))).toBe('epoch 2: baseline 10.50, arm a 11.50')
  expect(readoutOf(plot, null)).toMatchObject({ epoch: 3, difference: '+1.00' })
})

test('the read-out between measured epochs tells of the one before, and the description goes from the first to the last', () => {
  const sparse = curves(2).map(({ group, curves: own }) => ({
    group,
    curves: new Map(
      [...own].map(([seed, values]) => [seed, Float64Array.of(NaN, values[1], NaN, values[2], NaN)])
    )
  }))
  const [{ plot }] = panelsOf(kindOf('test-accuracy'), sparse, options)
  expect(readoutText(readoutOf(plot, 3))).toBe('epoch 2: baseline 10.50, arm a 11.50')
  expect(describePlot(plot)).toContain('baseline, mean of 2 runs: 10.50 after epoch 2, 20.50 after epoch 4.')
})

test('an arm that has not come so far says so', () => {
  const [baseline, arm] = curves(2)
  const [{ plot }] = panelsOf(kindOf('test-accuracy'), [baseline, { ...arm, curves: new Map() }], options)
  expect(readoutText(readoutOf(plot, 1))).toContain('arm a not there yet')
  expect(describePlot(plot)).toContain('arm a: no epoch finished yet.')
})

test('an arm without a finite value says so', () => {
  const [baseline, arm] = curves(2)
  const diverged = { ...arm, curves: new Map([[0, Float64Array.of(NaN)]]) }
  const [{ plot }] = panelsOf(kindOf('test-accuracy'), [baseline, diverged], options)
  expect(describePlot(plot)).toContain('arm a: no finite value up to epoch 1.')
})

test('a loss too small for three places keeps two digits', () => {
  const [{ plot }] = panelsOf(kindOf('training-loss'), curves(2), options)
  expect([0.1644, 0.00012345, 0].map(plot.text)).toEqual(['0.164', '0.00012', '0.000'])
})
