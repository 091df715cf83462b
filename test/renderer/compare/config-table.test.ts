import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import ConfigTable from '../../../src-renderer/components/compare/ConfigTable.vue'
import { comparisonModel } from '../../../src-renderer/components/compare/model/comparison-model.ts'
import { experiment } from './experiments.ts'

function tableOf(arms: string[]) {
  const groups = comparisonModel(['e1'], [experiment(1, 1, { arms })])?.groups ?? []
  return mount(ConfigTable, { props: { groups } })
}

test('up to four arms are columns of one table', () => {
  const table = tableOf(['baseline', 'a', 'b', 'c'])
  expect(table.findAll('thead th').map((head) => head.text())).toEqual(['baseline', 'a', 'b', 'c'])
  expect(table.find('[data-testid="differs-by-arm"]').exists()).toBe(false)
})

test('more arms are rows, with a column for each field that differs', () => {
  const table = tableOf(['baseline', 'a', 'b', 'c', 'd'])
  const differs = table.get('[data-testid="differs-by-arm"]')
  expect(differs.findAll('tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))).toEqual([
    ['Differs', 'L2 lambda'],
    ['baseline', 'off'],
    ...['a', 'b', 'c', 'd'].map((arm) => [arm, '0.01'])
  ])
  expect(table.get('[data-testid="config"]').text()).toContain('Same in all')
})
