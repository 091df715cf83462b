import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import FinalTable from '../../../src-renderer/components/compare/FinalTable.vue'
import {
  comparisonModel,
  type ComparisonModel
} from '../../../src-renderer/components/compare/model/comparison-model.ts'
import { finalRuns } from '../../../src-renderer/components/compare/model/final-runs.ts'
import { finalTable } from '../../../src-renderer/components/compare/model/final-table.ts'
import type { RunSeries } from '../../../src-renderer/stores/series.ts'
import type { RunId } from '../../../src-main/contract/ids.ts'
import { experiment } from './experiments.ts'

const modelOf = (...experiments: ReturnType<typeof experiment>[]): ComparisonModel => {
  const model = comparisonModel(
    experiments.map(({ id }) => id),
    experiments
  )
  if (!model) throw new Error('there is something to compare')
  return model
}
const linesOf = (model: ComparisonModel) => new Map(model.groups.map((group) => [group, group.runs]))

test('means, sd and the paired difference with its interval, in percent and percentage points', () => {
  const model = modelOf(experiment(1, 1, { seeds: [0, 1, 2] }))
  const [accuracy] = finalTable(model, finalRuns(model, linesOf(model), new Map()))
  expect(accuracy).toMatchObject({ label: 'Test accuracy, %', isMain: true })
  // Differences −2, −1, 0: mean −1, t(0.975, 2) / sqrt(3) = 2.484.
  expect(accuracy.cells).toEqual([
    { arm: 'baseline', n: 3, mean: '90.00', sd: '0.00', difference: '', interval: '' },
    { arm: 'regularized', n: 3, mean: '89.00', sd: '1.00', difference: '−1.00', interval: '[−3.48, 1.48]' }
  ])
})

test('measures that nobody took are left out; the gap is there where both its parts are', () => {
  const model = modelOf(experiment(1, 1))
  const ids = finalTable(model, finalRuns(model, linesOf(model), new Map())).map(({ id }) => id)
  expect(ids).toEqual(['test_accuracy', 'train_accuracy', 'accuracy_gap', 'time'])
})

test('runs that are not finished are in no number', () => {
  const model = modelOf(experiment(1, 1))
  const lines = new Map(
    model.groups.map((group) => [
      group,
      group.runs.map((run) => ({
        ...run,
        status: run.seed === 0 ? ('done' as const) : ('diverged' as const)
      }))
    ])
  )
  expect(finalRuns(model, lines, new Map()).map(({ seed }) => seed)).toEqual([0, 0])
})

test('a run of more epochs counts as it was after the last common one', () => {
  const model = modelOf(
    experiment(1, 1, { seeds: [0], epochs: 3 }),
    experiment(2, 11, { seeds: [0], epochs: 2 })
  )
  const series: RunSeries = { length: 3, columns: { test_accuracy: Float64Array.of(0.1, 0.2, 0.3) } }
  const finals = finalRuns(model, linesOf(model), new Map<RunId, RunSeries>([['r1', series]]))
  expect(finals.find(({ key }) => key.includes('/r1/'))?.final.test_accuracy).toBe(0.2)
  expect(finals.some(({ key }) => key.includes('/r2/'))).toBe(false)
})

test('where the decision chooses the best epoch, a run counts as it was then, once all its epochs are known', () => {
  const model = modelOf(experiment(1, 1, { seeds: [0], epochs: 3 }))
  const chosen: ComparisonModel = { ...model, decision: { ...model.decision, epoch: 'best-test' } }
  const finalsOf = (series: RunSeries) =>
    finalRuns(chosen, linesOf(model), new Map<RunId, RunSeries>([['r1', series]])).map(({ final }) => final)
  const columns = {
    test_accuracy: Float64Array.of(NaN, 0.5, 0.25),
    train_loss: Float64Array.of(NaN, 0.125, 0.0625)
  }
  expect(finalsOf({ length: 3, columns })).toEqual([{ test_accuracy: 0.5, train_loss: 0.125 }])
  expect(finalsOf({ length: 2, columns })).toEqual([])
})

test('before any run is finished, the table says so of each arm', () => {
  const model = modelOf(experiment(1, 1, { seeds: [0] }))
  const table = mount(FinalTable, { props: { model, finals: [] } })
  expect(table.text()).toContain('Finished runs: baseline 0, regularized 0.')
})
