import { afterEach, describe, expect, it } from 'vitest'
import { effectScope } from 'vue'
import { matches } from '../../../src-renderer/keyboard/key-names.ts'
import { handleKey, shortcutsInForce, useShortcuts } from '../../../src-renderer/keyboard/shortcuts.ts'

const press = (key: string, options: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options })

describe('a key press', () => {
  it.each([
    ['S', press('s'), true],
    ['S', press('s', { ctrlKey: true }), false],
    ['S', press('S', { shiftKey: true }), false],
    ['Mod+K', press('k', { ctrlKey: true }), true],
    ['Mod+K', press('k'), false],
    ['Mod+Shift+C', press('C', { ctrlKey: true, shiftKey: true }), true],
    ['Mod+Shift+C', press('c', { ctrlKey: true }), false],
    ['Left', press('ArrowLeft'), true],
    ['Space', press(' '), true],
    ['Backspace', press('Backspace'), true],
    ['Backspace', press('Delete'), true],
    ['?', press('?', { shiftKey: true }), true],
    ['S', press('s', { altKey: true }), false],
    ['Mod+K', press('л', { code: 'KeyK', ctrlKey: true }), true],
    ['S', press('ы', { code: 'KeyS' }), true],
    ['A', press('q', { code: 'KeyA' }), false]
  ] as const)('is or is not %s: case %#', (keys, event, expected) => {
    expect(matches(keys, event)).toBe(expected)
  })
})

describe('shortcuts in force', () => {
  const scope = effectScope()
  afterEach(() => {
    scope.stop()
    document.body.replaceChildren()
  })

  it('give the key to whoever came last and has a use for it, until they leave', () => {
    const done: string[] = []
    useIn(scope, 'page', () => done.push('page'))
    const part = effectScope()
    let isOpen = true
    useIn(part, 'part', () => isOpen && done.push('part'))
    handleKey(press('e'))
    isOpen = false
    handleKey(press('e'))
    part.stop()
    handleKey(press('e'))
    expect(done).toEqual(['part', 'page', 'page'])
    expect(shortcutsInForce().map(({ label }) => label)).toEqual(['page'])
  })

  it('leave letters to those who type, and take modified keys even there', () => {
    const done: string[] = []
    const own = effectScope()
    own.run(() => {
      useShortcuts([
        { keys: 'E', label: 'export', group: 'g', run: () => done.push('E') },
        { keys: 'Mod+K', label: 'search', group: 'g', run: () => done.push('K') }
      ])
    })
    const input = document.createElement('input')
    document.body.append(input)
    document.addEventListener('keydown', handleKey)
    const typed = press('e')
    input.dispatchEvent(typed)
    input.dispatchEvent(press('k', { ctrlKey: true }))
    document.removeEventListener('keydown', handleKey)
    own.stop()
    expect(done).toEqual(['K'])
    expect(typed.defaultPrevented).toBe(false)
  })

  it('do once what a held key does, unless it moves', () => {
    const done: string[] = []
    const own = effectScope()
    const shortcut = (keys: string) => ({ keys, label: keys, group: 'g', run: () => done.push(keys) })
    own.run(() => {
      useShortcuts([shortcut('Backspace'), shortcut('Down')])
    })
    for (const key of ['Backspace', 'ArrowDown']) {
      handleKey(press(key))
      handleKey(press(key, { repeat: true }))
    }
    own.stop()
    expect(done).toEqual(['Backspace', 'Down', 'Down'])
  })

  it('leave undoing to a field that is typed in, and every key to a dialog', () => {
    const done: string[] = []
    const own = effectScope()
    const shortcut = (keys: string) => ({ keys, label: keys, group: 'g', run: () => done.push(keys) })
    own.run(() => {
      useShortcuts([shortcut('Mod+Z'), shortcut('Mod+Enter')])
    })
    document.body.innerHTML = '<input id="field"><div role="dialog"><textarea id="asked"></textarea></div>'
    document.addEventListener('keydown', handleKey)
    const pressIn = (id: string, key: string) => {
      const event = press(key, { ctrlKey: true })
      document.getElementById(id)?.dispatchEvent(event)
      return event.defaultPrevented
    }
    expect([pressIn('field', 'z'), pressIn('asked', 'z'), pressIn('asked', 'Enter')]).toEqual([
      false,
      false,
      false
    ])
    expect(done).toEqual([])
    pressIn('field', 'Enter')
    document.body.dispatchEvent(press('z', { ctrlKey: true }))
    document.removeEventListener('keydown', handleKey)
    own.stop()
    expect(done).toEqual(['Mod+Enter', 'Mod+Z'])
  })
})

function useIn(scope: ReturnType<typeof effectScope>, label: string, run: () => unknown): void {
  scope.run(() => {
    useShortcuts([{ keys: 'E', label, group: 'test', run }])
  })
}
