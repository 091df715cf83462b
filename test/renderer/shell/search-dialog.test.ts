import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import SearchDialog from '../../../src-renderer/components/shell/SearchDialog.vue'
import { useShortcuts } from '../../../src-renderer/keyboard/shortcuts.ts'

vi.mock(import('../../../src-renderer/lab-client/lab-client.ts'), () => ({
  lab: () => ({ lab: { setTheme: () => Promise.resolve() } }) as never
}))

const scope = effectScope()
const field = document.createElement('input')
const before = document.createElement('button')

beforeEach(() => {
  setActivePinia(createPinia())
  document.body.replaceChildren(before, field)
  before.focus()
})
afterEach(() => {
  scope.stop()
  document.body.replaceChildren()
})

test('what was chosen keeps the keyboard that it takes: it comes after the dialog has given it back', async () => {
  const asked: (Element | null)[] = []
  scope.run(() => {
    const run = () => {
      asked.push(document.activeElement)
      field.focus()
    }
    useShortcuts([{ keys: 'F2', label: 'Rename', group: 'Runs', run }])
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })
  const dialog = mount(SearchDialog, {
    props: { open: false, 'onUpdate:open': (open: boolean) => dialog.setProps({ open }) },
    global: { plugins: [router] },
    attachTo: document.body
  })
  await dialog.setProps({ open: true })
  await nextTick()
  const found = [...document.querySelectorAll<HTMLElement>('[role="option"]')]
  found.find(({ textContent }) => textContent.includes('Rename'))?.click()
  await vi.waitFor(() => {
    expect(asked).toEqual([before])
  })
  await new Promise((resolve) => setTimeout(resolve))
  expect(document.activeElement).toBe(field)
  dialog.unmount()
})
