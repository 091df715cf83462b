import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computed } from 'vue'
import { percent } from '../../../src-engine/words/numbers.ts'
import type { DataFolder, LabInfo } from '../../../src-main/contract/lab.ts'
import DataFolderSetting from '../../../src-renderer/components/settings/DataFolderSetting.vue'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import SettingsPage from '../../../src-renderer/pages/SettingsPage.vue'
import { useLab } from '../../../src-renderer/stores/lab.ts'
import { systemNumberStyle } from '../../../src-renderer/stores/number-format.ts'
import { browserNotices } from '../browser-notices.ts'

const info: LabInfo = {
  appVersion: '1.2.3',
  dataFolder: { path: '/home/ada/ablation-lab', because: 'usual', usual: '/home/ada/ablation-lab' },
  databaseFile: '/home/ada/ablation-lab/lab.db',
  databaseSizeBytes: 1,
  workers: 2,
  cores: 4,
  platform: 'linux',
  versions: { 'Ablation Lab': '1.2.3', SQLite: '3.54.1' },
  capabilities: { nativeDialogs: false }
}

let asked: number[]
let told: string[]

beforeEach(() => {
  asked = []
  told = []
  localStorage.clear()
  setActivePinia(createPinia())
  const setWorkers = ({ workers }: { workers: number }) => {
    asked.push(workers)
    return workers > 256 ? Promise.reject(new Error('no')) : Promise.resolve({ ...info, workers })
  }
  const setTheme = ({ theme }: { theme: string }) => {
    told.push(theme)
    return Promise.resolve()
  }
  const changeDataFolder = ({ to }: { to: string }) =>
    to === 'usual' ? Promise.resolve(true) : Promise.reject(new Error('expected an empty folder'))
  useLabClient({ lab: { setWorkers, setTheme, changeDataFolder } } as unknown as LabClient)
  useLab().info = info
})

afterEach(() => {
  useLabClient(null)
  vi.unstubAllGlobals()
  delete document.documentElement.dataset.theme
})

describe('the settings', () => {
  it('tell the folder, not the file, and the versions', () => {
    const text = mount(SettingsPage).text()
    expect(text).toContain('/home/ada/ablation-lab')
    expect(text).not.toContain('lab.db')
    expect(text).toContain('3.54.1')
  })

  it('put the chosen theme on the page, tell it to the window, and take it off for the system', async () => {
    const page = mount(SettingsPage)
    const [system, , dark] = page.get('[data-testid="theme"]').findAll('button')
    await dark.trigger('click')
    expect(document.documentElement.dataset.theme).toBe('dark')
    expect(told.at(-1)).toBe('dark')
    await system.trigger('click')
    expect(document.documentElement.dataset.theme).toBeUndefined()
    expect(told.at(-1)).toBe('system')
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
    expect(page.get<HTMLInputElement>('[data-testid="workers"]').element.value).toBe('900')
    expect(useLab().info?.workers).toBe(2)
  })
})

describe('being told of finished experiments', () => {
  const open = () => mount(SettingsPage).get<HTMLInputElement>('[data-testid="finished-notices"]')

  it('is off until the browser, asked on a click, allows it; then it is on, and can be switched off', async () => {
    browserNotices('default', 'granted')
    const box = open()
    expect(box.element.checked).toBe(false)
    await box.setValue(true)
    await flushPromises()
    expect(box.element.checked).toBe(true)
    await box.setValue(false)
    // Another visit.
    setActivePinia(createPinia())
    useLab().info = info
    expect(open().element.checked).toBe(false)
  })

  it('stays off where the browser does not allow it, and says where that is changed', async () => {
    browserNotices('default', 'denied')
    const page = mount(SettingsPage)
    const box = page.get<HTMLInputElement>('[data-testid="finished-notices"]')
    await box.setValue(true)
    await flushPromises()
    expect(box.element.checked).toBe(false)
    expect(box.element.disabled).toBe(true)
    expect(page.text()).toContain(`This browser allows no notifications from ${location.host}`)
  })

  it('follows what is changed in the browser itself', async () => {
    browserNotices('denied')
    const box = open()
    browserNotices('granted')
    window.dispatchEvent(new Event('focus'))
    await flushPromises()
    expect(box.element.checked).toBe(true)
  })

  it('is not offered where the browser cannot, or not to this page', () => {
    const isOffered = () => mount(SettingsPage).find('[data-testid="finished-notices"]').exists()
    expect(isOffered()).toBe(false)
    setActivePinia(createPinia())
    useLab().info = info
    browserNotices('granted')
    vi.stubGlobal('isSecureContext', false)
    expect(isOffered()).toBe(false)
  })
})

describe('the data folder', () => {
  const folder = { path: '/media/disk/lab', because: 'chosen', usual: '/home/ada/lab' } as const
  const open = (changes: Partial<DataFolder>, canChange = true) =>
    mount(DataFolderSetting, { props: { folder: { ...folder, ...changes }, canChange } })

  it('can be changed in the window, and back to the usual one when another was chosen', async () => {
    const setting = open({})
    await setting.get('[data-testid="usual-folder"]').trigger('click')
    await flushPromises()
    expect(setting.get('[role="status"]').text()).toBe('The lab starts again.')
    expect(open({ because: 'usual' }).find('[data-testid="usual-folder"]').exists()).toBe(false)
  })

  it('says what is wrong with a folder that cannot be used', async () => {
    const setting = open({})
    await setting.get('[data-testid="another-folder"]').trigger('click')
    await flushPromises()
    expect(setting.get('[role="alert"]').text()).toBe('expected an empty folder')
  })

  it('cannot be changed where this start was told which one to use', () => {
    const setting = open({ because: 'told' })
    expect(setting.find('[data-testid="another-folder"]').exists()).toBe(false)
    expect(setting.find('[data-testid="show-folder"]').exists()).toBe(true)
    expect(setting.text()).toContain('--data-dir')
  })

  it('is shown in a browser, with the command that changes it', () => {
    const setting = open({}, false)
    expect(setting.findAll('button')).toEqual([])
    expect(setting.text()).toContain('/media/disk/lab')
    expect(setting.text()).toContain('npm run lab -- data-folder FOLDER')
  })
})
