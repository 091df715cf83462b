import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import ActionBar from '../../../src-renderer/components/runs/ActionBar.vue'
import type { RunAction } from '../../../src-renderer/components/runs/use-run-actions.ts'
import { experimentLine, pairedRuns, treeOf } from './experiment-in-test.ts'

afterEach(() => {
  vi.restoreAllMocks()
  document.body.innerHTML = ''
})

const action = (label: string, isFrequent: boolean): RunAction => ({
  id: label.toLowerCase(),
  label,
  icon: 'file',
  keys: null,
  isFrequent,
  fits: () => true,
  run: vi.fn()
})
const actions = [
  action('Compare', true),
  action('Export', true),
  action('Delete', true),
  action('Rename', false)
]

/** The bar with an experiment selected, whose line has room for so many buttons; and its menu, open. */
async function open(room: number) {
  vi.spyOn(HTMLElement.prototype, 'offsetTop', 'get').mockImplementation(function (this: HTMLElement) {
    const place = [...(this.parentElement?.children ?? [])].indexOf(this)
    return Math.floor(place / room) * 26
  })
  const nodes = treeOf(experimentLine(pairedRuns([0.9], [0.8])))
  const bar = mount(ActionBar, { props: { nodes, actions }, attachTo: document.body })
  await flushPromises()
  await bar.get('[data-testid="bar-more"]').trigger('keydown', { key: 'Enter' })
  await flushPromises()
  const inMenu = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')]
  return { bar, inMenu, labels: inMenu.map((item) => item.textContent.trim()) }
}

test('with room for them the frequent actions are in the line, the others in the menu', async () => {
  const { bar, labels } = await open(3)
  expect(bar.findAll('.wrapped')).toHaveLength(0)
  expect(labels).toEqual(['Rename'])
})

test('what has no room in the line goes into the menu, and works there', async () => {
  const { bar, inMenu, labels } = await open(1)
  expect(bar.findAll('.wrapped').map((button) => button.text())).toEqual(['Export', 'Delete'])
  expect(labels).toEqual(['Export', 'Delete', 'Rename'])
  inMenu[1].click()
  await flushPromises()
  expect(bar.emitted('perform')).toEqual([[actions[2]]])
})
