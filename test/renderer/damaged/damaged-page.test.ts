import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import type { SafetyState } from '../../../src-main/contract/safety.ts'
import SafetyBar from '../../../src-renderer/components/damaged/SafetyBar.vue'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import DamagedPage from '../../../src-renderer/pages/DamagedPage.vue'
import { useSafety } from '../../../src-renderer/stores/safety.ts'
import { damaged } from './trouble.ts'

const asked: string[] = []
const refusal = { message: null as string | null }
const answer = (what: string) => {
  asked.push(what)
  if (refusal.message !== null) return Promise.reject(new Error(refusal.message))
  return Promise.resolve('lab-damaged-2026-11-23.db')
}

beforeEach(() => {
  setActivePinia(createPinia())
  sessionStorage.clear()
  asked.length = 0
  refusal.message = null
  useLabClient({
    safety: {
      repair: () => answer('repair'),
      restoreCopy: ({ date }: { date: string }) => answer(`restore ${date}`),
      lookAround: ({ isOpen }: { isOpen: boolean }) => answer(`look around ${isOpen}`),
      tryAgain: () => answer('try again')
    }
  } as unknown as LabClient)
})

const open = (trouble = damaged()) => mount(DamagedPage, { props: { trouble }, attachTo: document.body })

test('the best way has the focus, and each does what it says', async () => {
  const page = open()
  expect(document.activeElement?.getAttribute('data-testid')).toBe('repair')
  for (const id of ['repair', 'restore-2026-11-22', 'look-around']) {
    await page.get(`[data-testid="${id}"]`).trigger('click')
    await flushPromises()
  }
  expect(asked).toEqual(['repair', 'restore 2026-11-22', 'look around true'])
  page.unmount()
})

test('what cannot be done yet says why, and does nothing', async () => {
  const page = open(damaged({ reading: { state: 'running', fraction: 0.43 } }))
  expect(page.get('[data-testid="reading"]').text()).toBe('Reading what can be read: 43 %')
  expect(page.get('[data-testid="repair"]').attributes('aria-disabled')).toBe('true')
  await page.get('[data-testid="repair"]').trigger('click')
  expect(page.get('[data-testid="way-problem"]').text()).toContain('still being read')
  expect(asked).toEqual([])
  page.unmount()
})

test('the best way has the focus when it is another one, too', async () => {
  const page = open(damaged({ reading: { state: 'running', fraction: 0.43 } }))
  await page.setProps({ trouble: damaged({ reading: { state: 'failed', problem: 'The disk is full.' } }) })
  expect(document.activeElement?.getAttribute('data-testid')).toBe('restore-2026-11-22')
  page.unmount()
})

test('a refusal is told where it happened', async () => {
  refusal.message = 'another process still trains on it'
  const page = open()
  await page.get('[data-testid="repair"]').trigger('click')
  await flushPromises()
  expect(page.get('[role="alert"]').text()).toBe('another process still trains on it')
  expect(sessionStorage.length).toBe(0)
  page.unmount()
})

test('the page begins anew on another lab, and says what was done until that is dismissed', async () => {
  const states: SafetyState[] = [
    { trouble: damaged(), isLookingAround: false, opened: 1 },
    { trouble: damaged(), isLookingAround: true, opened: 2 },
    { trouble: damaged(), isLookingAround: false, opened: 2 },
    { trouble: null, isLookingAround: false, opened: 3 }
  ]
  useLabClient({
    safety: { watch: () => Promise.resolve(states), repair: () => answer('repair') }
  } as unknown as LabClient)
  const reload = vi.fn()
  await useSafety().follow(new AbortController().signal, reload)
  expect(reload).toHaveBeenCalledTimes(2)

  const page = open()
  await page.get('[data-testid="repair"]').trigger('click')
  await flushPromises()
  page.unmount()
  setActivePinia(createPinia())
  const bar = mount(SafetyBar)
  expect(bar.get('[role="status"]').text()).toContain('kept as lab-damaged-2026-11-23.db')
  await bar.get('button').trigger('click')
  expect(bar.find('[role="status"]').exists()).toBe(false)
  expect(sessionStorage.length).toBe(0)
})
