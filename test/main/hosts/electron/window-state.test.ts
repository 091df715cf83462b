import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  reachable,
  readWindowState,
  writeWindowState
} from '../../../../src-main/hosts/electron/window-state.ts'
import { temporaryFolder } from '../../store/temporary-folder.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }

test('a window state comes back as it was written', () => {
  const file = join(temporaryFolder(), 'window.json')
  const state = {
    bounds: { x: -8, y: 12, width: 1200, height: 800 },
    isMaximized: true,
    theme: 'dark'
  } as const
  writeWindowState(file, state)
  expect(readWindowState(file)).toEqual(state)
})

test('a window state that cannot be written, because its folder is gone, troubles nobody', () => {
  const file = join(temporaryFolder(), 'unplugged', 'window.json')
  writeWindowState(file, {
    bounds: { x: 0, y: 0, width: 1200, height: 800 },
    isMaximized: false,
    theme: 'system'
  })
  expect(readWindowState(file)).toBeNull()
})

test('a window state of an earlier version, which knew no theme, follows the system', () => {
  const file = join(temporaryFolder(), 'window.json')
  const bounds = { x: 0, y: 0, width: 1200, height: 800 }
  writeFileSync(file, JSON.stringify({ bounds, isMaximized: false }))
  expect(readWindowState(file)).toEqual({ bounds, isMaximized: false, theme: 'system' })
})

test.each(['', '{', '{"bounds":{"x":"left"}}', 'null'])('a damaged window state (%j) is none', (text) => {
  const file = join(temporaryFolder(), 'window.json')
  expect(readWindowState(file)).toBeNull()
  writeFileSync(file, text)
  expect(readWindowState(file)).toBeNull()
})

test('a window is put back where it can be taken hold of, and nowhere else', () => {
  const at = (x: number, y: number) => reachable({ x, y, width: 1100, height: 720 }, [screen]) !== null
  expect(at(400, 200)).toBe(true)
  expect(at(-1000, 0)).toBe(true)
  expect(at(-1050, 0)).toBe(false)
  expect(at(1900, 0)).toBe(false)
  expect(at(400, -30)).toBe(false)
  expect(at(400, 1060)).toBe(false)
  expect(at(2500, 200)).toBe(false)
})
