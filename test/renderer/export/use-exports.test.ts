import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { nextTick } from 'vue'
import ExportNotice from '../../../src-renderer/components/export/ExportNotice.vue'
import { stateText } from '../../../src-renderer/components/export/job-state.ts'
import { useExports, type ExportWork } from '../../../src-renderer/components/export/use-exports.ts'
import { fileName } from '../../../src-renderer/lab-client/save-file.ts'

const saved = { kind: 'saved', path: '/home/ada/e1', key: 'k', warnings: [] } as const
/** Work that ends when its test says so. */
function work() {
  const { promise, resolve, reject } = Promise.withResolvers<typeof saved>()
  const signals: AbortSignal[] = []
  const start: ExportWork = (_, signal) => {
    signals.push(signal)
    return promise
  }
  return { start, signals, resolve, reject }
}
const texts = () => useExports().jobs.map(({ state }) => stateText(state))

beforeEach(() => {
  setActivePinia(createPinia())
})

it('tells how much is written, and then where it is', async () => {
  const said: string[][] = []
  await useExports().run('runs.csv', (tell) => {
    said.push(texts())
    tell(0.349)
    said.push(texts())
    return Promise.resolve(saved)
  })
  said.push(texts())
  expect(said).toEqual([['Writing runs.csv'], ['Writing runs.csv, 34 %'], ['Saved to /home/ada/e1']])
})

it('says what went wrong', async () => {
  await useExports().run('runs.csv', () => Promise.reject(new Error('the disk is full')))
  expect(texts()).toEqual(['the disk is full'])
})

it('says nothing when no place was chosen', async () => {
  await useExports().run('runs.csv', () => Promise.resolve(null))
  expect(texts()).toEqual([])
})

it('that is cancelled is over, whatever comes of it later', async () => {
  const exports = useExports()
  const { start, signals, resolve } = work()
  const running = exports.run('runs.csv', start)
  exports.dismiss(exports.jobs[0].id)
  expect(signals[0].aborted).toBe(true)
  resolve(saved)
  await running
  expect(texts()).toEqual([])
})

it('goes on beside the next one; what has ended makes room for it', async () => {
  const exports = useExports()
  const [first, second] = [work(), work()]
  const running = exports.run('runs.csv', first.start)
  void exports.run('comparison.csv', second.start)
  expect(texts()).toEqual(['Writing runs.csv', 'Writing comparison.csv'])
  first.reject(new Error('the disk is full'))
  await running
  expect(texts()).toEqual(['the disk is full', 'Writing comparison.csv'])
  exports.dismissEnded()
  expect(texts()).toEqual(['Writing comparison.csv'])
  expect(second.signals[0].aborted).toBe(false)
})

it('goes on when its screen is left, and what comes of it is told on the next one', async () => {
  const notice = mount(ExportNotice)
  const menu = mount({ setup: useExports().showHere, template: '<div />' })
  const { start, signals, reject } = work()
  const running = useExports().run('runs.csv', start)
  await nextTick()
  expect(notice.get('[role=status]').text()).toBe('Writing runs.csv')
  expect(notice.find('section').exists()).toBe(false)
  menu.unmount()
  await nextTick()
  expect(signals[0].aborted).toBe(false)
  expect(notice.get('section').text()).toContain('Writing runs.csv')
  reject(new Error('the disk is full'))
  await running
  await nextTick()
  expect(notice.get('[role=alert]').text()).toBe('the disk is full')
  expect(notice.get('section').text()).toContain('the disk is full')
  await notice.get('[aria-label=Dismiss]').trigger('click')
  expect(notice.text()).toBe('')
})

it('gives files names that every system allows', () => {
  expect(fileName('a/b\\c: "d"?.csv')).toBe('a-b-c- -d-.csv')
  expect(fileName('..')).toBe('untitled')
  expect(fileName('.hidden. ')).toBe('hidden')
})
