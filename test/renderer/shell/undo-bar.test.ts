import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import UndoBar from '../../../src-renderer/components/shell/UndoBar.vue'
import { useUndo } from '../../../src-renderer/stores/undo.ts'

const screen = { template: '<div />' }

async function openAt(path: string, attachTo?: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['new', 'runs'].map((name) => ({ path: `/${name}`, name, component: screen }))
  })
  await router.push(path)
  return { router, bar: mount(UndoBar, { global: { plugins: [router] }, ...(attachTo && { attachTo }) }) }
}

beforeEach(() => {
  setActivePinia(createPinia())
})

test('what belongs to one screen is offered there alone, and still is after a visit elsewhere', async () => {
  const { router, bar } = await openAt('/new')
  useUndo().offer({ done: 'Removed arm L2', screen: 'new', undo: () => Promise.resolve() })
  await nextTick()
  expect(bar.text()).toContain('Removed arm L2')
  await router.push('/runs')
  expect(bar.text()).toBe('')
  await router.push('/new')
  expect(bar.text()).toContain('Removed arm L2')
})

test('what was deleted can be brought back from everywhere', async () => {
  const { router, bar } = await openAt('/runs')
  useUndo().offer({ done: 'Deleted 3 runs', undo: () => Promise.resolve() })
  await router.push('/new')
  expect(bar.text()).toContain('Deleted 3 runs')
})

test('one thing after the other is taken back, the last first, on its own screen, until all is dismissed', async () => {
  const { router, bar } = await openAt('/runs')
  const undone: string[] = []
  const offer = (done: string, screen?: string) => {
    const undo = () => Promise.resolve(void undone.push(done))
    useUndo().offer(screen === undefined ? { done, undo } : { done, screen, undo })
  }
  offer('Deleted 1 run')
  offer('Deleted 2 runs')
  offer('Removed arm L2', 'new')
  offer('Archived 3 runs')
  await nextTick()
  const undo = () => bar.get('[data-testid=undo]').trigger('click')
  await undo()
  await undo()
  expect(undone).toEqual(['Archived 3 runs', 'Deleted 2 runs'])
  expect(bar.text()).toContain('Deleted 1 run')
  await router.push('/new')
  expect(bar.text()).toContain('Removed arm L2')
  await bar.get('[aria-label=Dismiss]').trigger('click')
  expect(bar.text()).toBe('')
})

test('the keyboard goes back to where it was when the bar goes, or to the screen where that has gone too', async () => {
  document.body.innerHTML = '<main><button>Rows</button></main><div id="bar"></div>'
  const { bar } = await openAt('/runs', '#bar')
  const [main, rows] = ['main', 'button'].map((name) => document.querySelector<HTMLElement>(name))
  async function undo(meanwhile: () => void) {
    useUndo().offer({ done: 'Deleted 3 runs', undo: () => Promise.resolve() })
    await nextTick()
    rows?.focus()
    const button = bar.get<HTMLElement>('[data-testid=undo]')
    button.element.focus()
    meanwhile()
    await button.trigger('click')
    await flushPromises()
    return document.activeElement
  }
  expect(await undo(() => undefined)).toBe(rows)
  expect(await undo(() => rows?.remove())).toBe(main)
  main?.blur()
  expect(main?.hasAttribute('tabindex')).toBe(false)
  bar.unmount()
  document.body.replaceChildren()
})

test('what cannot be taken back is said with the reason, and offered again', async () => {
  const { bar } = await openAt('/runs')
  let times = 0
  const undo = () => (times++ === 0 ? Promise.reject(new Error('the disk is full')) : Promise.resolve())
  useUndo().offer({ done: 'Deleted 3 runs', undo })
  await nextTick()
  await bar.get('[data-testid=undo]').trigger('click')
  await flushPromises()
  expect(bar.get('[role=alert]').text()).toBe('the disk is full')
  expect(bar.text()).toContain('Deleted 3 runs')
  await bar.get('[data-testid=undo]').trigger('click')
  await flushPromises()
  expect(bar.text()).toBe('')
})
