import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useTabTitle } from '../../../src-renderer/components/shell/use-tab-title.ts'
import { useLab } from '../../../src-renderer/stores/lab.ts'

const component = { template: '<i/>' }

it('the title tells the screen, how many runs are left and, to who looked elsewhere, that all have ended', async () => {
  setActivePinia(createPinia())
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/runs', component, meta: { title: 'Runs' } }]
  })
  await router.push('/runs')
  const Titled = defineComponent({ setup: useTabTitle, template: '<i/>' })
  const page = mount(Titled, { global: { plugins: [router] } })
  const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  const titleWith = async (runsLeft: number) => {
    useLab().activity = { workers: 1, busyWorkers: 0, runsLeft }
    await flushPromises()
    return document.title
  }
  expect(await titleWith(0)).toBe('Runs · Ablation Lab')
  expect(await titleWith(2)).toBe('2 runs left · Runs · Ablation Lab')
  expect(await titleWith(0)).toBe('All runs ended · Runs · Ablation Lab')
  window.dispatchEvent(new Event('focus'))
  await flushPromises()
  expect(document.title).toBe('Runs · Ablation Lab')
  hasFocus.mockReturnValue(true)
  await titleWith(1)
  expect(await titleWith(0)).toBe('Runs · Ablation Lab')
  hasFocus.mockRestore()
  page.unmount()
})
