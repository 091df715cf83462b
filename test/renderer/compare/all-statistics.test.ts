import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import FoldSection from '../../../src-renderer/components/base/FoldSection.vue'
import AllStatistics from '../../../src-renderer/components/compare/AllStatistics.vue'
import { armStyles } from '../../../src-renderer/charts/arm-style.ts'
import { compared, moved, tenAccuracies as baseline } from '../../engine/statistics/made-up-runs.ts'

const arms = { baseline, L2: moved(baseline, [0.01, 0.012]), dropout: moved(baseline, [0.001, -0.001]) }
const styles = armStyles(Object.keys(arms), 'baseline')
const answers = compared(arms).flatMap((verdict) => {
  const armStyle = styles.get(verdict.arm)
  return armStyle ? [{ verdict, armStyle }] : []
})

test('each arm has a column, and each statistic its explanation on demand', async () => {
  const table = mount(AllStatistics, { props: { answers } })
  expect(table.findAll('thead th').map((head) => head.text())).toEqual([
    'test accuracy, against baseline',
    'L2',
    'dropout'
  ])
  expect(table.findAll('[data-testid="statistic-p-holm"]').map((cell) => cell.text())).toEqual([
    'p < 0.001, 2 arms',
    'p = 1.00, 2 arms'
  ])
  expect(table.text()).not.toContain('standard deviations of the differences')
  await table.get('[data-testid="explain-dz"]').trigger('click')
  expect(table.text()).toContain('standard deviations of the differences')
  await table.get('[data-testid="explain-dz"]').trigger('click')
  expect(table.text()).not.toContain('standard deviations of the differences')
})

test('what is folded is not there before it is opened', async () => {
  const fold = mount(FoldSection, {
    props: { name: 'more', title: 'More', hint: 'of it' },
    slots: { default: 'content' }
  })
  const button = fold.get('button')
  expect([button.attributes('aria-expanded'), fold.text()]).toEqual(['false', 'More of it'])
  await button.trigger('click')
  expect([button.attributes('aria-expanded'), fold.text()]).toEqual(['true', 'More content'])
})
