import { afterEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import type { MenuCommand } from '../../../src-main/contract/lab.ts'
import { useMenuCommands } from '../../../src-renderer/components/shell/menu-commands.ts'
import { useShortcuts } from '../../../src-renderer/keyboard/shortcuts.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'

/** A lab whose menu gives these commands and then no more. */
function labWithMenu(...commands: MenuCommand[]): LabClient {
  const menuCommands = () => Promise.resolve(commands.values())
  return { lab: { menuCommands } } as unknown as LabClient
}

afterEach(() => {
  useLabClient(null)
})

test('a command of the menu does what its key does', async () => {
  const search = vi.fn()
  const scope = effectScope()
  useLabClient(labWithMenu('search', 'data'))
  scope.run(() => {
    useShortcuts([{ keys: 'Mod+K', label: 'Search', group: 'Everywhere', run: search }])
    useMenuCommands()
  })
  await vi.waitFor(() => {
    expect(search).toHaveBeenCalledOnce()
  })
  scope.stop()
})

test('behind an open dialog a command does nothing, as its key does there', async () => {
  const [search, data] = [vi.fn(), vi.fn()]
  const scope = effectScope()
  document.body.innerHTML = '<div role="dialog"><input></div>'
  document.querySelector('input')?.focus()
  async function* commands() {
    yield await Promise.resolve('search')
    document.body.replaceChildren()
    yield await Promise.resolve('data')
  }
  useLabClient({ lab: { menuCommands: () => Promise.resolve(commands()) } } as unknown as LabClient)
  scope.run(() => {
    useShortcuts([
      { keys: 'Mod+K', label: 'Search', group: 'Everywhere', run: search },
      { keys: 'Mod+5', label: 'Data', group: 'Everywhere', run: data }
    ])
    useMenuCommands()
  })
  await vi.waitFor(() => {
    expect(data).toHaveBeenCalledOnce()
  })
  expect(search).not.toHaveBeenCalled()
  scope.stop()
})

test('a command goes to the screen that came last, and past those that have nothing to do', async () => {
  const [shell, screen, idle] = [vi.fn(), vi.fn(), vi.fn(() => false)]
  const scope = effectScope()
  useLabClient(labWithMenu('export'))
  scope.run(() => {
    for (const run of [shell, screen, idle]) useShortcuts([{ keys: 'E', label: 'Export', group: '', run }])
    useMenuCommands()
  })
  await vi.waitFor(() => {
    expect(screen).toHaveBeenCalledOnce()
  })
  expect(idle).toHaveBeenCalledOnce()
  expect(shell).not.toHaveBeenCalled()
  scope.stop()
})
