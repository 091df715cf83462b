import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { computed, defineComponent, h, shallowRef } from 'vue'
import NameInput from '../../../src-renderer/components/runs/NameInput.vue'
import { provideTableContext } from '../../../src-renderer/components/runs/table-context.ts'
import { useRunsView } from '../../../src-renderer/stores/runs-view.ts'
import { experiment } from '../compare/experiments.ts'

const update = vi.hoisted(() => vi.fn<(changes: { id: string; name: string }) => Promise<void>>())
vi.mock(import('../../../src-renderer/lab-client/lab-client.ts'), () => ({
  lab: () => ({ experiments: { update } }) as never
}))

const elsewhere = document.createElement('textarea')
const focusTable = vi.fn()

/** The field for the name of an experiment in a table, with the keyboard in it. */
function open() {
  const table = defineComponent(() => {
    const lineRange = shallowRef<[number, number]>([0, 1])
    const queuePlaces = computed(() => new Map())
    provideTableContext({
      workers: computed(() => 1),
      queuePlaces,
      lines: new Map(),
      lineRange,
      focus: focusTable
    })
    return () => h(NameInput, { experiment: experiment(3, 1) })
  })
  useRunsView().renaming = 'e3'
  return mount(table, { attachTo: document.body }).get('input')
}

beforeEach(() => {
  setActivePinia(createPinia())
  update.mockReset().mockResolvedValue()
  focusTable.mockReset()
  document.body.replaceChildren(elsewhere)
})
afterEach(() => {
  document.body.replaceChildren()
})

test.each(['Enter', 'Escape'])(
  'a name that was left by %s gives the keyboard back to the table',
  async (key) => {
    await open().trigger('keydown', { key })
    expect(useRunsView().renaming).toBeNull()
    expect(focusTable).toHaveBeenCalledOnce()
  }
)

test('Enter that chooses among characters, as in Japanese, does not end the name', async () => {
  await open().trigger('keydown', { key: 'Enter', isComposing: true })
  expect(useRunsView().renaming).toBe('e3')
})

test('whoever goes on elsewhere stays there, and the name is kept', async () => {
  const input = open()
  await input.setValue('another name')
  elsewhere.focus()
  await flushPromises()
  expect(update).toHaveBeenCalledWith({ id: 'e3', name: 'another name' })
  expect(useRunsView().renaming).toBeNull()
  expect(focusTable).not.toHaveBeenCalled()
})
