import { onScopeDispose, shallowReactive } from 'vue'
import { matches } from './key-names.ts'

/** A key and what it does. */
export interface Shortcut {
  /** "Mod+K", "Left", "?", "S". Letters without Mod act only where nobody types, and none acts behind a dialog. */
  readonly keys: string
  /** What it does, for the list of shortcuts: "Add seeds". */
  readonly label: string
  /** The screen or part it belongs to: "Compare". */
  readonly group: string
  /** Returns false when it does nothing now, so that the browser's own meaning stays. */
  readonly run: () => unknown
}

/** All that are in force now; what came last is asked first. */
const inForce = shallowReactive(new Set<Shortcut>())

/** Puts shortcuts in force for as long as the component or scope lives. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  for (const shortcut of shortcuts) inForce.add(shortcut)
  onScopeDispose(() => {
    for (const shortcut of shortcuts) inForce.delete(shortcut)
  })
}

export const shortcutsInForce = () => [...inForce]

/** To be given every key press of the page. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  if (isOfWhatHasFocus(event)) return
  // A key that is held moves on and on; whatever else it does, it does once.
  const isHeld = event.repeat && !MOVES.test(event.key)
  for (const shortcut of [...inForce].reverse()) {
    if (!matches(shortcut.keys, event)) continue
    if (!isHeld && shortcut.run() === false) continue
    event.preventDefault()
    return
  }
}

/** Does what a key would, from a menu: whoever came last and has something to do; behind a dialog, as with keys, nobody. */
export function runShortcut(keys: string): void {
  if (document.activeElement?.closest(DIALOG)) return
  for (const shortcut of [...inForce].reverse()) {
    if (shortcut.keys === keys && shortcut.run() !== false) return
  }
}

const MOVES = /^(Arrow\w+|PageUp|PageDown)$/
const DIALOG = '[role="dialog"]'
const FIELDS = 'input:not([type="checkbox"]), textarea'
const CONTROLS = `${FIELDS}, select, [role="menu"], [role="slider"]`

/**
 * Whether a key means something where it was pressed: in a dialog each of them, because the page behind it is not in use;
 * in a field those that write and those that undo what was written; in other controls and menus those that move.
 */
function isOfWhatHasFocus(event: KeyboardEvent): boolean {
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  const isIn = (places: string) => target.closest(places) !== null
  if (isIn(DIALOG)) return true
  if (matches('Mod+Z', event)) return target.isContentEditable || isIn(FIELDS)
  const isModified = event.metaKey || event.ctrlKey
  return !isModified && (target.isContentEditable || isIn(CONTROLS))
}
