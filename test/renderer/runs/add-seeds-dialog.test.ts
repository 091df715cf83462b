import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import AddSeedsDialog from '../../../src-renderer/components/runs/AddSeedsDialog.vue'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { experiment } from '../compare/experiments.ts'
import { treeOf } from './experiment-in-test.ts'

afterEach(() => {
  useLabClient(null)
  document.body.replaceChildren()
})

test('seeds that one experiment has got are not added again when another is tried again', async () => {
  const addSeeds = vi.fn<(input: { id: string; count: number }) => Promise<unknown>>()
  addSeeds
    .mockResolvedValueOnce({})
    .mockRejectedValueOnce(new Error('its data set is gone'))
    .mockResolvedValue({})
  useLabClient({ experiments: { addSeeds } } as unknown as LabClient)
  const nodes = treeOf(experiment(1, 1), experiment(2, 11))
  const dialog = mount(AddSeedsDialog, { props: { nodes, open: true }, attachTo: document.body })
  await flushPromises()
  const form = document.querySelector('form')
  form?.dispatchEvent(new Event('submit'))
  await flushPromises()
  expect(document.querySelector('[role="alert"]')?.textContent).toBe('its data set is gone')
  form?.dispatchEvent(new Event('submit'))
  await flushPromises()
  expect(addSeeds.mock.calls.map(([{ id }]) => id)).toEqual(['e1', 'e2', 'e2'])
  dialog.unmount()
})
