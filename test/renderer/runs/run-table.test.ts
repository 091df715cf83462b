import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { computed, defineComponent, h, nextTick, shallowRef } from 'vue'
import RunTable from '../../../src-renderer/components/runs/RunTable.vue'
import { useRowSelection } from '../../../src-renderer/components/runs/use-row-selection.ts'
import { visibleRows } from '../../../src-renderer/components/runs/visible-rows.ts'
import { useRunsView } from '../../../src-renderer/stores/runs-view.ts'
import { experimentLine, pairedRuns, treeOf } from './experiment-in-test.ts'

vi.mock(import('../../../src-renderer/lab-client/lab-client.ts'), () => ({
  lab: () => ({ metrics: { sparklines: () => Promise.resolve([]) } }) as never
}))

/** One row is in view: there is no layout here. */
vi.mock(import('@tanstack/vue-virtual'), () => {
  const getVirtualItems = () => [{ index: 0, start: 0, end: 26 }]
  const virtualizer = { getVirtualItems, getTotalSize: () => 26, scrollToIndex: () => undefined }
  return { useVirtualizer: () => shallowRef(virtualizer) } as never
})

/** The table with an experiment in it. */
function open() {
  const page = defineComponent(() => {
    const view = useRunsView()
    const tree = computed(() => treeOf(experimentLine(pairedRuns([0.9], [0.8]))))
    const rows = computed(() => visibleRows(tree.value, { open: view.open, keys: null, ranks: null }))
    const selection = useRowSelection(rows, tree)
    return () => h(RunTable, { rows: rows.value, selection })
  })
  return mount(page, { attachTo: document.body }).getComponent(RunTable)
}

beforeEach(() => {
  setActivePinia(createPinia())
})
afterEach(() => {
  document.body.replaceChildren()
})

test('a double click on a row opens it; on its arrow or box it is two clicks', async () => {
  const table = open()
  await table.get('[data-act="fold"]').trigger('dblclick')
  await table.get('[data-act="select"]').trigger('dblclick')
  expect(table.emitted('open')).toBeUndefined()
  await table.get('th[scope="row"]').trigger('dblclick')
  expect(table.emitted('open')).toHaveLength(1)
})

test('a box in a range that is selected is ticked, also where it was before', async () => {
  const table = open()
  const box = table.get<HTMLInputElement>('[data-act="select"]')
  box.element.click()
  await nextTick()
  box.element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true }))
  await nextTick()
  expect(table.get('tr[data-key]').attributes('aria-selected')).toBe('true')
  expect(box.element.checked).toBe(true)
})
