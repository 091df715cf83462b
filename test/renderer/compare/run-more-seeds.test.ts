import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import RunMoreSeeds from '../../../src-renderer/components/compare/RunMoreSeeds.vue'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { experiment } from './experiments.ts'

const open = () => mount(RunMoreSeeds, { props: { experiment: experiment(1, 1), count: 8 } })

beforeEach(() => {
  setActivePinia(createPinia())
})
afterEach(() => {
  useLabClient(null)
})

it('says how many seeds there will be then', () => {
  expect(open().text()).toBe('Run 8 more seeds, 10 in all, which will be noted')
})

it('adds them once, however soon it is clicked again', async () => {
  const addSeeds = vi.fn(() => Promise.resolve({ experimentId: 'e1', runIds: [] }))
  const known = Promise.withResolvers<[]>()
  useLabClient({ experiments: { addSeeds, some: () => known.promise } } as unknown as LabClient)
  const button = open().get('button')
  await button.trigger('click')
  await flushPromises()
  await button.trigger('click')
  expect(addSeeds).toHaveBeenCalledOnce()
})
