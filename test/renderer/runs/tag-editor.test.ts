import { flushPromises, mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import TagEditor from '../../../src-renderer/components/runs/details/TagEditor.vue'
import { experiment } from '../compare/experiments.ts'

const update = vi.hoisted(() => vi.fn<(changes: { id: string; tags: string[] }) => Promise<void>>())
vi.mock(import('../../../src-renderer/lab-client/lab-client.ts'), () => ({
  lab: () => ({ experiments: { update } }) as never
}))

const open = () =>
  mount(TagEditor, {
    props: { experiment: { ...experiment(3, 1), tags: ['old'] } },
    attachTo: document.body
  })
const tagsOf = (editor: ReturnType<typeof open>) => editor.findAll('li:not(.input)').map((tag) => tag.text())

test('a tag that is typed before the lab has told of the one before loses neither', async () => {
  update.mockResolvedValue()
  const editor = open()
  const input = editor.get('input')
  await input.setValue('first')
  void input.trigger('keydown', { key: ',' })
  await input.setValue('second')
  void input.trigger('keydown', { key: 'Enter' })
  await flushPromises()
  expect(update).toHaveBeenLastCalledWith({ id: 'e3', tags: ['old', 'first', 'second'] })
  expect(tagsOf(editor)).toEqual(['old', 'first', 'second'])
  expect(input.element.value).toBe('')
})

test('the keyboard goes on to the field when the button of a tag goes with it', async () => {
  update.mockReset().mockResolvedValue()
  const editor = open()
  await editor.get('[aria-label="Remove the tag old"]').trigger('click')
  expect(update).toHaveBeenCalledWith({ id: 'e3', tags: [] })
  expect(document.activeElement).toBe(editor.get('input').element)
})

test('Enter that chooses among characters, as in Japanese, adds no tag yet', async () => {
  update.mockReset().mockResolvedValue()
  const input = open().get('input')
  await input.setValue('せ')
  await input.trigger('keydown', { key: 'Enter', isComposing: true })
  expect(update).not.toHaveBeenCalled()
})

test('a tag that the lab refuses is back in the field, with the reason', async () => {
  update.mockRejectedValue(new Error('no'))
  const editor = open()
  const input = editor.get('input')
  await input.setValue('new')
  await input.trigger('keydown', { key: 'Enter' })
  await flushPromises()
  expect(tagsOf(editor)).toEqual(['old'])
  expect(input.element.value).toBe('new')
  expect(editor.get('[role="alert"]').text()).not.toBe('')
})
