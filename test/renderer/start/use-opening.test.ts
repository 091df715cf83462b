import { flushPromises, mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { defineComponent } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { useOpening } from '../../../src-renderer/components/start/use-opening.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import { preset } from '../new/drafts.ts'

test('a guess that could not be noted is noted at the next try, and nothing is launched twice', async () => {
  const launch = vi.fn(() => Promise.resolve({ experimentId: 'e1', runIds: [] }))
  const update = vi.fn().mockRejectedValueOnce(new Error('the disk is full')).mockResolvedValue(undefined)
  const name = 'tutorial'
  useLabClient({
    experiments: {
      presets: () => Promise.resolve([{ name, spec: parseExperimentSpec(preset(name)) }]),
      estimate: () => Promise.resolve({ runs: 20, seconds: 13 }),
      launch,
      update
    }
  } as unknown as LabClient)
  const component = { template: '<i/>' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['start', 'compare'].map((screen) => ({ name: screen, component, path: `/${screen}` }))
  })
  await router.push('/start')
  let opening!: ReturnType<typeof useOpening>
  const page = mount(
    defineComponent(() => {
      opening = useOpening()
      return () => null
    }),
    { global: { plugins: [router] } }
  )
  await flushPromises()

  await opening.launch(0.5)
  expect(opening.problem.value).toBe('the disk is full')
  expect(router.currentRoute.value.name).toBe('start')
  await opening.launch(0.5)
  expect(launch).toHaveBeenCalledOnce()
  expect(update).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'e1' }))
  expect(router.currentRoute.value.fullPath).toBe('/compare?ids=e1')
  page.unmount()
  useLabClient(null)
})
