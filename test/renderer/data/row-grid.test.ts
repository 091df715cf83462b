import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { ref } from 'vue'
import type { RowsAsked } from '../../../src-renderer/components/data/use-dataset-rows.ts'
import RowGrid from '../../../src-renderer/components/data/RowGrid.vue'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'

/** There is no layout here: room for a few pictures. */
vi.mock(import('@vueuse/core'), async (original) => ({
  ...(await original()),
  useElementSize: () => ({ width: ref(240), height: ref(240), stop: () => undefined })
}))

const rows = ({ from, count }: RowsAsked) =>
  Promise.resolve({
    total: 1000,
    columns: 1,
    rows: Array.from({ length: count }, (_, i) => from + i),
    labels: new Uint8Array(count),
    pixels: new Uint8Array(count)
  })

afterEach(() => {
  useLabClient(null)
  document.body.replaceChildren()
})

test('the keyboard stays among the pictures when it turns to the next page', async () => {
  useLabClient({ datasets: { rows } } as unknown as LabClient)
  const grid = mount(RowGrid, { props: { id: 'mine', columns: 1, label: null }, attachTo: document.body })
  await flushPromises()
  const pictures = () => grid.findAll<HTMLElement>('[role="option"]')
  const onFirstPage = pictures().length
  pictures()[0].element.focus()
  await pictures()[0].trigger('keydown', { key: 'PageDown' })
  await flushPromises()
  expect(document.activeElement?.getAttribute('aria-label')).toBe(`row ${onFirstPage}, class 0`)
})
