import { createPinia, setActivePinia } from 'pinia'
import { expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { mount } from '@vue/test-utils'
import { usePalette } from '../../../src-renderer/components/shell/use-palette.ts'
import { useShortcuts } from '../../../src-renderer/keyboard/shortcuts.ts'
import { useExperiments } from '../../../src-renderer/stores/experiments.ts'
import { useTheme } from '../../../src-renderer/stores/theme.ts'
import { experiment } from '../compare/experiments.ts'

vi.mock(import('../../../src-renderer/lab-client/lab-client.ts'), () => ({
  lab: () => ({ lab: { setTheme: () => Promise.resolve() } }) as never
}))

async function openPalette() {
  setActivePinia(createPinia())
  const page = { template: '<div />' }
  const routes = ['start', 'new', 'compare', 'runs', 'exercises', 'try', 'data', 'settings'].map((name) => ({
    path: `/${name}`,
    name,
    component: page
  }))
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push('/start')
  let entries!: ReturnType<typeof usePalette>
  mount(
    { setup: () => void (entries = usePalette()), template: '<div />' },
    { global: { plugins: [router] } }
  )
  const choose = (label: string) => entries.value.find((entry) => entry.label === label)?.run()
  return { router, choose, labels: () => entries.value.map(({ label }) => label) }
}

test('an experiment is opened in Compare, a screen where it is', async () => {
  const { router, choose } = await openPalette()
  useExperiments().all = [experiment(3, 1)]
  await choose('experiment 3')
  expect(router.currentRoute.value.fullPath).toBe('/compare?ids=e3')
  await choose('Data')
  expect(router.currentRoute.value.name).toBe('data')
})

test('what the keys of the open screen do can be chosen while it is open; keys that move cannot', async () => {
  const { choose, labels } = await openPalette()
  const addSeeds = vi.fn()
  const scope = effectScope()
  scope.run(() => {
    useShortcuts([
      { keys: 'S', label: 'Add seeds', group: 'Compare', run: addSeeds },
      { keys: 'F2', label: 'Rename', group: 'Runs', run: addSeeds },
      { keys: 'Backspace', label: 'Delete', group: 'Runs', run: addSeeds },
      { keys: 'Left', label: 'Epoch before', group: 'Compare', run: addSeeds }
    ])
  })
  void choose('Add seeds')
  expect(addSeeds).toHaveBeenCalledOnce()
  expect(labels()).toEqual(expect.arrayContaining(['Rename', 'Delete']))
  expect(labels()).not.toContain('Epoch before')
  scope.stop()
  expect(labels()).not.toContain('Add seeds')
})

test('the theme can be chosen', async () => {
  const { choose } = await openPalette()
  void choose('Dark theme')
  expect(useTheme().theme).toBe('dark')
})
