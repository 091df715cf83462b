import { expect, it } from 'vitest'
import type { DatasetLine } from '../../../src-main/contract/datasets.ts'
import { withDatasetFacts } from '../../../src-renderer/components/new/model/dataset-facts.ts'
import { withValueAt, type Draft } from '../../../src-renderer/components/new/model/json.ts'
import { preset, rowOf } from './drafts.ts'

const mnist: Partial<DatasetLine> = { id: 'mnist-10k', trainingRows: 10_000, columns: 784, classes: 10 }
const aboutOf = (draft: Draft, key: string) =>
  withDatasetFacts(rowOf(draft, key), draft, [mnist as DatasetLine]).about
const draft = preset('tutorial')

it('the hidden layers stand between the columns and the classes of the data set', () => {
  expect(aboutOf(draft, 'network.hidden')).toBe('784-256-128-10, input to output')
  expect(aboutOf(withValueAt(draft, ['network', 'hidden'], [64]), 'network.hidden')).toContain('784-64-10')
})

it('the default data set counts where a draft names none', () => {
  expect(aboutOf({ ...draft, dataset: undefined }, 'network.hidden')).toContain('784-256-128-10')
})

it('a data set that the lab has not is told, and gives no widths', () => {
  const other = withValueAt(draft, ['dataset', 'id'], 'other')
  expect(aboutOf(other, 'dataset.id')).toBe('no such data set')
  expect(aboutOf(other, 'network.hidden')).toBeUndefined()
})
