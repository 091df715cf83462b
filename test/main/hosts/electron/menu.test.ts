import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { menuCommands, type MenuCommand } from '../../../../src-main/contract/lab.ts'
import { applicationMenu } from '../../../../src-main/hosts/electron/menu.ts'

const itemsOf = (menu: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])

test('every command that the page knows is in the menu, and is sent when it is chosen', () => {
  const sent: MenuCommand[] = []
  const items = itemsOf(
    applicationMenu({
      send: (command) => sent.push(command),
      openDataFolder: () => undefined,
      forDevelopers: false
    })
  )
  for (const command of menuCommands) {
    // @ts-expect-error: a click without Electron's window and event, which nothing here looks at
    items.find(({ id }) => id === command)?.click?.()
  }
  expect(sent).toEqual(menuCommands)
})

test('no key stands for two things', () => {
  const menu = applicationMenu({
    send: () => undefined,
    openDataFolder: () => undefined,
    forDevelopers: true
  })
  const keys = itemsOf(menu).flatMap(({ accelerator }) => accelerator ?? [])
  expect(keys).toEqual([...new Set(keys)])
})

test('developer tools are offered to developers alone', () => {
  const has = (forDevelopers: boolean) =>
    itemsOf(applicationMenu({ send: () => undefined, openDataFolder: () => undefined, forDevelopers })).some(
      ({ role }) => role === 'toggleDevTools'
    )
  expect([has(true), has(false)]).toEqual([true, false])
})

test('the page is enlarged with the key of + and =, with Shift or without', () => {
  const menu = applicationMenu({
    send: () => undefined,
    openDataFolder: () => undefined,
    forDevelopers: false
  })
  const ways = itemsOf(menu).filter(({ role }) => role === 'zoomIn')
  expect(ways.map(({ accelerator, visible }) => ({ accelerator, visible }))).toEqual([
    { accelerator: undefined, visible: undefined },
    { accelerator: 'CmdOrCtrl+=', visible: false }
  ])
})
