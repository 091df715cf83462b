import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { RunStatus } from '../../../src-main/contract/run-status.ts'
import { useTellingFinished } from '../../../src-renderer/components/shell/use-telling-finished.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import { useExperiments } from '../../../src-renderer/stores/experiments.ts'
import { useFinishedNotices } from '../../../src-renderer/stores/finished-notices.ts'
import { browserNotices, type FakeNotice } from '../browser-notices.ts'
import { experimentLine, runLine } from '../runs/experiment-in-test.ts'

const component = { template: '<i/>' }
const run = (key: number, status: RunStatus) => runLine(key, 'baseline', key, { status })
const router = createRouter({
  history: createMemoryHistory(),
  routes: ['settings', 'compare'].map((name) => ({ name, component, path: `/${name}` }))
})
let shown: FakeNotice[]
/** Of the pages that somebody looks at, one lock each, whichever page asks. */
let held: { name: string }[]
let page: VueWrapper

beforeEach(async () => {
  setActivePinia(createPinia())
  localStorage.clear()
  shown = browserNotices('granted')
  held = []
  const request = async (name: string, _options: unknown, until: () => Promise<void>) => {
    const lock = { name }
    held.push(lock)
    await until()
    held = held.filter((other) => other !== lock)
  }
  vi.stubGlobal('navigator', { locks: { request, query: () => Promise.resolve({ held }) } })
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  const lines = [experimentLine([run(1, 'running'), run(2, 'queued')])]
  useLabClient({
    experiments: { page: ({ before }: { before: string | null }) => Promise.resolve(before ? [] : lines) }
  } as unknown as LabClient)
  await router.push('/settings')
  page = mount(defineComponent({ setup: useTellingFinished, template: '<i/>' }), {
    global: { plugins: [router] }
  })
  await useExperiments().load()
  await flushPromises()
})
afterEach(() => {
  page.unmount()
  useLabClient(null)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function hear(...runs: ReturnType<typeof run>[]): Promise<void> {
  useExperiments().merge(runs)
  await flushPromises()
}

it('who looks elsewhere is told once that an experiment is finished, when its last run has ended', async () => {
  await hear(run(1, 'done'), run(2, 'running'))
  expect(shown).toEqual([])
  await hear(run(2, 'failed'))
  await hear(run(2, 'failed'))
  expect(shown).toMatchObject([
    { title: 'dropout is finished', body: 'Does it help?', tag: 'ablation-lab.finished.e1' }
  ])
})

it('a click on the notification brings the page forward and opens the comparison', async () => {
  const focus = vi.spyOn(window, 'focus').mockImplementation(() => undefined)
  await hear(run(1, 'done'), run(2, 'diverged'))
  shown[0].onclick?.()
  await flushPromises()
  expect(focus).toHaveBeenCalledOnce()
  expect(shown[0].isClosed).toBe(true)
  expect(router.currentRoute.value.fullPath).toBe('/compare?ids=e1')
})

it.each(['cancelled', 'interrupted'] as const)(
  'nobody is told of an experiment whose last runs were %s',
  async (status) => {
    await hear(run(1, 'done'))
    await hear(run(2, status))
    expect(shown).toEqual([])
  }
)

it('nobody is told while a page of the lab is looked at', async () => {
  window.dispatchEvent(new Event('focus'))
  await hear(run(1, 'done'), run(2, 'done'))
  expect(shown).toEqual([])
  await hear(run(2, 'running'))
  window.dispatchEvent(new Event('blur'))
  await hear(run(2, 'done'))
  expect(shown).toHaveLength(1)
})

it('nobody is told who switched it off', async () => {
  await useFinishedNotices().turn('off')
  await hear(run(1, 'done'), run(2, 'done'))
  expect(shown).toEqual([])
})
