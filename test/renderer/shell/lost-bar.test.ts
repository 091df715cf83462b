import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import LostBar from '../../../src-renderer/components/shell/LostBar.vue'
import { useLab } from '../../../src-renderer/stores/lab.ts'

const router = createRouter({
  history: createMemoryHistory(),
  routes: [
    { path: '/', component: { render: () => null } },
    { path: '/data', component: () => Promise.reject(new TypeError('Failed to fetch')) }
  ]
})
const pinia = createPinia()
const open = () => mount(LostBar, { global: { plugins: [pinia, router] } })

beforeEach(() => {
  setActivePinia(pinia)
})
afterEach(() => {
  useLab().problem = null
  vi.unstubAllGlobals()
})

test('a screen whose file is no longer there is told, with the way out', async () => {
  const bar = open()
  expect(bar.find('[role="alert"]').exists()).toBe(false)
  await router.push('/data').catch(() => undefined)
  await flushPromises()
  expect(bar.get('[role="alert"]').text()).toContain('This screen cannot be opened')
  expect(bar.get('button').text()).toBe('Reload')
})

test('a lab that does not answer is not reloaded into an empty page', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  useLab().problem = 'The lab was closed.'
  const bar = open()
  expect(bar.get('[role="alert"]').text()).toContain('The lab was closed. What was finished is stored')
  await bar.get('button').trigger('click')
  await flushPromises()
  expect(bar.get('[role="alert"]').text()).toContain('Start it again')
})
