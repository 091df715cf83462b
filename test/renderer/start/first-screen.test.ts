import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { ExperimentLine } from '../../../src-main/contract/experiments.ts'
import { openAtRuns } from '../../../src-renderer/components/start/first-screen.ts'
import { useExperiments } from '../../../src-renderer/stores/experiments.ts'

beforeEach(() => {
  setActivePinia(createPinia())
})

it('who is on the way to a screen that has yet to be loaded gets there', async () => {
  const component = { template: '<i/>' }
  const data = Promise.withResolvers<typeof component>()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      ...['start', 'runs'].map((name) => ({ name, component, path: `/${name}` })),
      { name: 'data', component: () => data.promise, path: '/data' }
    ]
  })
  const experiments = useExperiments()
  openAtRuns(router, experiments)
  await router.push('/start')
  const going = router.push('/data')
  await new Promise((resolve) => setTimeout(resolve))
  experiments.all = [{} as ExperimentLine]
  await new Promise((resolve) => setTimeout(resolve))
  data.resolve(component)
  await going
  expect(router.currentRoute.value.name).toBe('data')
})

/** The screen that is open once the way has been gone and the experiments are there, in either order. */
async function screenAfter(way: readonly string[], experimentCount: number, listFirst = false) {
  const component = { template: '<i/>' }
  const routes = ['start', 'runs', 'new'].map((name) => ({ name, component, path: `/${name}` }))
  const router = createRouter({ history: createMemoryHistory(), routes })
  const experiments = useExperiments()
  openAtRuns(router, experiments)
  const load = () => {
    experiments.all = Array.from({ length: experimentCount }, () => ({}) as ExperimentLine)
    experiments.isLoaded = true
    return nextTick()
  }
  if (listFirst) await load()
  for (const path of way) await router.push(path)
  if (!listFirst) await load()
  await new Promise((resolve) => setTimeout(resolve))
  return router.currentRoute.value.name
}

it('who has experiments begins at Runs', async () => {
  expect(await screenAfter(['/start'], 1)).toBe('runs')
})

it('who has experiments begins at Runs even where the list is there before the first screen', async () => {
  expect(await screenAfter(['/start'], 1, true)).toBe('runs')
})

it('who has none begins at Start', async () => {
  expect(await screenAfter(['/start'], 0)).toBe('start')
})

it('a screen that was asked for stays, and so does Start when somebody went there', async () => {
  expect(await screenAfter(['/new'], 1)).toBe('new')
  setActivePinia(createPinia())
  expect(await screenAfter(['/new', '/start'], 1)).toBe('start')
})
