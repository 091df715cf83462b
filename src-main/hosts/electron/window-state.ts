import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { themes } from '../../contract/theme.ts'
import { writeWholeSync } from '../../disk/write-whole-sync.ts'

const rectangle = { x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }
const schema = z.object({
  bounds: z.object(rectangle),
  isMaximized: z.boolean(),
  /** Of the page, so that the window has it before there is a page. */
  theme: z.enum(themes).default('system')
})

/** Where a window was, and its theme; `bounds` (in screen pixels of scale 1) are those it has when it is not maximized. */
export type WindowState = z.infer<typeof schema>
type Rectangle = WindowState['bounds']

/** Null when there is none yet, or none that can be read: no reason to trouble anybody. */
export function readWindowState(file: string): WindowState | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Where it cannot be written (its disk was unplugged, or is full), the next window opens where the last one was told to. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeWholeSync(file, JSON.stringify(state))
  } catch {
    return
  }
}

/** How much of a window's upper edge must be on a screen, so that it can be taken hold of. */
const HOLD = 100

/** The bounds, unless the screen that they were on is gone. */
export function reachable(bounds: Rectangle, screens: readonly Rectangle[]): Rectangle | null {
  const isOn = (screen: Rectangle) =>
    bounds.x + bounds.width - HOLD >= screen.x &&
    bounds.x + HOLD <= screen.x + screen.width &&
    bounds.y >= screen.y &&
    bounds.y + HOLD <= screen.y + screen.height
  return screens.some(isOn) ? bounds : null
}
