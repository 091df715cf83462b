import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import NoteEditor from '../../../src-renderer/components/runs/details/NoteEditor.vue'
import { experiment } from '../compare/experiments.ts'

const update = vi.hoisted(() => vi.fn<(changes: { id: string; note: string }) => Promise<void>>())
vi.mock(import('../../../src-renderer/lab-client/lab-client.ts'), () => ({
  lab: () => ({ experiments: { update } }) as never
}))

const open = () => mount(NoteEditor, { props: { experiment: experiment(3, 1) } })

beforeEach(() => {
  vi.useFakeTimers()
  update.mockReset().mockResolvedValue()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a note is kept once whoever types it pauses', async () => {
  const editor = open()
  await editor.get('textarea').setValue('as exp')
  await editor.get('textarea').setValue('as expected')
  expect(update).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1000)
  expect(update.mock.calls).toEqual([[{ id: 'e3', note: 'as expected' }]])
})

test('a note is kept at once when the page is left, and one that is kept already is not sent again', async () => {
  const editor = open()
  await editor.get('textarea').setValue('as expected')
  window.dispatchEvent(new Event('pagehide'))
  expect(update.mock.calls).toEqual([[{ id: 'e3', note: 'as expected' }]])
  await flushPromises()
  window.dispatchEvent(new Event('pagehide'))
  expect(update).toHaveBeenCalledOnce()
})

test('a note is kept when the screen is left', async () => {
  const editor = open()
  await editor.get('textarea').setValue('as expected')
  editor.unmount()
  expect(update).toHaveBeenCalledOnce()
})
