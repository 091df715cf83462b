const isMac = /mac/i.test(navigator.platform)

/**
 * A shortcut as this platform writes it. `Mod` is Command on a Mac and Control elsewhere: "Mod+K" is "⌘K" or "Ctrl K".
 */
export function keyName(shortcut: string): string {
  const parts = shortcut.split('+').map((part) => (isMac ? MAC_NAMES : NAMES)[part] ?? part)
  return parts.join(isMac ? '' : ' ')
}

const MAC_NAMES: Record<string, string> = {
  Mod: '⌘',
  Shift: '⇧',
  Backspace: '⌫',
  Enter: '↩',
  Left: '←',
  Right: '→',
  Up: '↑',
  Down: '↓'
}
const NAMES: Record<string, string> = {
  Mod: 'Ctrl',
  Backspace: '⌫',
  Enter: '↩',
  Left: '←',
  Right: '→',
  Up: '↑',
  Down: '↓'
}

/** Keys that count as another: what deletes is Delete on most keyboards, and Backspace on a Mac's. */
const OTHER_NAMES: Record<string, string | undefined> = { ' ': 'Space', Delete: 'Backspace' }

/** Whether a key press is the shortcut. */
export function matches(shortcut: string, event: KeyboardEvent): boolean {
  const parts = shortcut.split('+')
  const key = parts[parts.length - 1]
  const mod = isMac ? event.metaKey : event.ctrlKey
  const otherMod = isMac ? event.ctrlKey : event.metaKey
  if (parts.includes('Mod') !== mod || otherMod || event.altKey) return false
  // A sign such as "?" or "/" may need Shift on some keyboards: the sign itself is what counts.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key)
  if (!isSign && parts.includes('Shift') !== event.shiftKey) return false
  const pressed = OTHER_NAMES[event.key] ?? latinLetter(event) ?? event.key.replace(/^Arrow/, '')
  return pressed.toLowerCase() === key.toLowerCase()
}

/** Where keys write another alphabet, the Latin letter of the same key: "л" is K's on a Russian keyboard. */
function latinLetter({ key, code }: KeyboardEvent): string | undefined {
  const isOther = key.length === 1 && key > '\u007f'
  return isOther ? /^Key([A-Z])$/.exec(code)?.[1] : undefined
}
