import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import ChartFrame from '../../../src-renderer/components/compare/ChartFrame.vue'

const open = (arm: string | null) =>
  mount(ChartFrame, {
    props: { name: 'difference', title: 'Difference in test accuracy', arm, tableCaption: 'numbers' },
    slots: { says: '<span data-testid="says">epoch 3</span>' }
  })

test('the chart of one arm says which in its heading, and for the eye beside what it says', () => {
  const frame = open('dropout of inputs (keep 0.8)')
  expect(frame.get('h2').text()).toBe('Difference in test accuracy: dropout of inputs (keep 0.8)')
  expect(frame.get('.says').text()).toBe('dropout of inputs (keep 0.8)epoch 3')
  expect(frame.get('[data-testid="as-table"]').text()).toContain('of Difference in test accuracy: dropout')
})

test('the chart of all arms names none', () => {
  const frame = open(null)
  expect(frame.get('h2').text()).toBe('Difference in test accuracy')
  expect(frame.get('.says').text()).toBe('epoch 3')
})
