import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { shallowRef } from 'vue'
import ChartBoard from '../../../src-renderer/components/compare/ChartBoard.vue'
import { comparisonModel } from '../../../src-renderer/components/compare/model/comparison-model.ts'
import type { LiveComparison } from '../../../src-renderer/components/compare/use-comparison.ts'
import { handleKey } from '../../../src-renderer/keyboard/shortcuts.ts'
import { experiment } from './experiments.ts'

const noComparison = {
  verdicts: shallowRef([]),
  finals: shallowRef([]),
  curvesOf: () => []
} as unknown as LiveComparison

test('arrows move the crosshair, and are left to a table that they scroll', () => {
  const model = comparisonModel(['e1'], [experiment(1, 1, { arms: ['baseline'] })])
  if (!model) throw new Error('nothing to compare')
  const stubs = { EpochChart: true, SeedPairsChart: true, ChartToolbar: true }
  const board = mount(ChartBoard, { props: { model, comparison: noComparison }, global: { stubs } })
  const isTaken = () => {
    const press = new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true })
    handleKey(press)
    return press.defaultPrevented
  }
  expect(isTaken()).toBe(true)
  document.body.innerHTML = '<div role="region" tabindex="0"></div>'
  document.querySelector<HTMLElement>('[role="region"]')?.focus()
  expect(isTaken()).toBe(false)
  document.body.replaceChildren()
  board.unmount()
})
