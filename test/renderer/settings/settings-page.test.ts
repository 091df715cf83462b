import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { computed } from 'vue'
import { percent } from '../../../src-engine/words/numbers.ts'
import type { LabInfo } from '../../../src-main/contract/lab.ts'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import SettingsPage from '../../../src-renderer/pages/SettingsPage.vue'
import { useLab } from '../../../src-renderer/stores/lab.ts'
import { systemNumberStyle } from '../../../src-renderer/stores/number-format.ts'

const info: LabInfo = {
  appVersion: '1.2.3',
  databaseFile: '/home/ada/ablation-lab/lab.db',
  databaseSizeBytes: 1,
  workers: 2,
  cores: 4,
  platform: 'linux',
  versions: { 'Ablation Lab': '1.2.3', SQLite: '3.54.1' },
  capabilities: { nativeDialogs: false }
}

let asked: number[]

beforeEach(() => {
  asked = []
  localStorage.clear()
  setActivePinia(createPinia())
  const setWorkers = ({ workers }: { workers: number }) => {
    asked.push(workers)
    return workers > 256 ? Promise.reject(new Error('no')) : Promise.resolve({ ...info, workers })
  }
  useLabClient({ lab: { setWorkers } } as unknown as LabClient)
  useLab().info = info
})

afterEach(() => {
  useLabClient(null)
  delete document.documentElement.dataset.theme
})

describe('the settings', () => {
  it('tell the folder, not the file, and the versions', () => {
    const text = mount(SettingsPage).text()
    expect(text).toContain('/home/ada/ablation-lab')
    expect(text).not.toContain('lab.db')
    expect(text).toContain('3.54.1')
  })

  it('put the chosen theme on the page, and take it off for the system', async () => {
    const page = mount(SettingsPage)
    const [system, , dark] = page.get('[data-testid="theme"]').findAll('button')
    await dark.trigger('click')
    expect(document.documentElement.dataset.theme).toBe('dark')
    await system.trigger('click')
    expect(document.documentElement.dataset.theme).toBeUndefined()
  })

  it('show all numbers as chosen, at once', async () => {
    const shown = computed(() => percent(12.3456))
    expect(shown.value).toBe('1,234.56 %')
    const options = mount(SettingsPage).get('[data-testid="numbers"]').findAll('button')
    expect(options.map((option) => option.text())).toEqual([
      'as the system',
      '1,234.56',
      '1.234,56',
      '1 234,56'
    ])
    await options[2].trigger('click')
    expect(shown.value).toBe('1.234,56 %')
    await options[3].trigger('click')
    expect(shown.value).toBe('1\u202f234,56 %')
    await options[0].trigger('click')
    expect(shown.value).toBe('1,234.56 %')
  })

  it.each([
    ['en', { decimal: '.', group: ',' }],
    ['de', { decimal: ',', group: '.' }],
    ['fr', { decimal: ',', group: '\u202f' }],
    ['hu', { decimal: ',', group: '\u00a0' }]
  ])('know the signs of a system that speaks %s', (language, style) => {
    expect(systemNumberStyle(language)).toEqual(style)
  })

  it('set the threads of the lab', async () => {
    const page = mount(SettingsPage)
    await page.get('[data-testid="workers"]').setValue('3')
    await flushPromises()
    expect(asked).toEqual([3])
    expect(useLab().info?.workers).toBe(3)
  })

  it('say what is expected of a number of threads that is refused', async () => {
    const page = mount(SettingsPage)
    await page.get('[data-testid="workers"]').setValue('900')
    await flushPromises()
    expect(page.get('[role="alert"]').text()).toContain('1 to 256')
    expect(useLab().info?.workers).toBe(2)
  })
})
