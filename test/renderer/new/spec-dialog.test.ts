import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import SpecDialog from '../../../src-renderer/components/new/SpecDialog.vue'

afterEach(() => {
  document.body.replaceChildren()
})

test('what was typed outlives an Escape, as long as the draft is the same, but not Cancel', async () => {
  const dialog = mount(SpecDialog, {
    props: {
      json: '{}',
      use: () => null,
      open: false,
      'onUpdate:open': (open: boolean) => dialog.setProps({ open })
    },
    attachTo: document.body
  })
  const field = () => document.querySelector<HTMLTextAreaElement>('textarea')
  const reopen = async (changes: { json?: string } = {}) => {
    await dialog.setProps({ open: false, ...changes })
    await dialog.setProps({ open: true })
    await flushPromises()
    return field()?.value
  }
  await reopen()
  const typed = field()
  if (!typed) throw new Error('there is no field')
  typed.value = '{"name": "typed"}'
  typed.dispatchEvent(new Event('input'))
  expect(await reopen()).toBe('{"name": "typed"}')
  const cancel = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Cancel')
  cancel?.click()
  expect(await reopen()).toBe('{}')
  expect(await reopen({ json: '{"name": "another"}' })).toBe('{"name": "another"}')
  dialog.unmount()
})
