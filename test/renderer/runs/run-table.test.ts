import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { computed, defineComponent, h, nextTick, shallowRef } from 'vue'
import RunTable from '../../../src-renderer/components/runs/RunTable.vue'
import { useRowSelection } from '../../../src-renderer/components/runs/use-row-selection.ts'
import { visibleRows } from '../../../src-renderer/components/runs/visible-rows.ts'
import { useRunsView } from '../../../src-renderer/stores/runs-view.ts'
import { experimentLine, pairedRuns, treeOf } from './experiment-in-test.ts'

vi.mock(import('../../../src-renderer/lab-client/lab-client.ts'), () => ({
  lab: () => ({ metrics: { sparklines: () => Promise.resolve([]) } }) as never
}))

/** One row is in view, the first unless told: there is no layout here. */
const scrolled = vi.hoisted(() => ({ to: 0, toIndex: vi.fn<(index: number) => void>() }))
vi.mock(import('@tanstack/vue-virtual'), () => {
  const virtualizer = {
    getVirtualItems: () => [{ index: 0, start: 0, end: 26 }],
    getTotalSize: () => 26,
    get range() {
      return { startIndex: scrolled.to, endIndex: scrolled.to }
    },
    scrollToIndex: scrolled.toIndex
  }
  return { useVirtualizer: () => shallowRef(virtualizer) } as never
})

const line = experimentLine(pairedRuns([0.9], [0.8]))
const lines = shallowRef([line])

/** The table with an experiment in it. */
function open() {
  lines.value = [line]
  const page = defineComponent(() => {
    const view = useRunsView()
    const tree = computed(() => treeOf(...lines.value))
    const rows = computed(() => visibleRows(tree.value, { open: view.open, keys: null, ranks: null }))
    const selection = useRowSelection(rows, tree)
    return () => h(RunTable, { rows: rows.value, selection })
  })
  const mounted = mount(page, { attachTo: document.body })
  onTestFinished(() => {
    mounted.unmount()
  })
  return mounted.getComponent(RunTable)
}

beforeEach(() => {
  setActivePinia(createPinia())
  scrolled.to = 0
  scrolled.toIndex.mockReset()
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

test.each([
  ['stays in view', 0, [[1]]],
  ['moves nobody who has scrolled away from it', 9, []]
])('a row under the cursor that gets another place %s', async (_, scrolledTo, followed) => {
  open()
  useRunsView().cursor = 'e1'
  await flushPromises()
  scrolled.toIndex.mockReset()
  scrolled.to = scrolledTo
  lines.value = [experimentLine([], { id: 'e2' }), line]
  await flushPromises()
  expect(scrolled.toIndex.mock.calls.map(([index]) => [index])).toEqual(followed)
})
