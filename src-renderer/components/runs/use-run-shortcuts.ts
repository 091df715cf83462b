import type { ComputedRef } from 'vue'
import { useShortcuts, type Shortcut } from '../../keyboard/shortcuts.ts'
import type { RunNode } from './run-node.ts'
import type { RowSelection } from './use-row-selection.ts'
import type { RunAction } from './use-run-actions.ts'

interface Parts {
  readonly selection: RowSelection
  readonly selectedCount: () => number
  readonly nodes: ComputedRef<readonly RunNode[]>
  readonly actions: readonly RunAction[]
  readonly perform: (action: RunAction, nodes: readonly RunNode[]) => unknown
  readonly open: () => unknown
  readonly focusFilter: () => void
  readonly togglePanel: () => void
  readonly pageRows: () => number
}

const GROUP = 'Runs'

/** The keys of the screen. Those that a focused control knows itself are left to it. */
export function useRunShortcuts(parts: Parts): void {
  const { selection, nodes, actions, perform } = parts
  const key = (keys: string, label: string, run: () => unknown): Shortcut => ({
    keys,
    label,
    group: GROUP,
    run
  })
  const inTable = (run: () => unknown) => () => (isOnControl() ? false : run())
  const END = Number.MAX_SAFE_INTEGER

  useShortcuts([
    // Two actions that never fit together may share a key.
    ...actions.flatMap((action) =>
      action.keys === null
        ? []
        : [
            key(action.keys, action.label, () =>
              nodes.value.length > 0 && action.fits(nodes.value) ? perform(action, nodes.value) : false
            )
          ]
    ),
    key('/', 'Filter', parts.focusFilter),
    key('I', 'Show or hide details', parts.togglePanel),
    key(
      'Up',
      'Row above',
      inTable(() => {
        selection.move(-1)
      })
    ),
    key(
      'Down',
      'Row below',
      inTable(() => {
        selection.move(1)
      })
    ),
    key(
      'Shift+Up',
      'Select to the row above',
      inTable(() => {
        selection.move(-1, true)
      })
    ),
    key(
      'Shift+Down',
      'Select to the row below',
      inTable(() => {
        selection.move(1, true)
      })
    ),
    key('Left', 'Close, or go out', inTable(selection.goOut)),
    key('Right', 'Open, or go in', inTable(selection.goIn)),
    key(
      'Home',
      'First row',
      inTable(() => {
        selection.goTo(0)
      })
    ),
    key(
      'End',
      'Last row',
      inTable(() => {
        selection.goTo(END)
      })
    ),
    key(
      'PageUp',
      'A page up',
      inTable(() => {
        selection.move(-parts.pageRows())
      })
    ),
    key(
      'PageDown',
      'A page down',
      inTable(() => {
        selection.move(parts.pageRows())
      })
    ),
    key(
      'Space',
      'Select',
      inTable(() => {
        selection.toggle(selection.cursorIndex.value)
      })
    ),
    key('Mod+A', 'Select all rows in view', inTable(selection.toggleAll)),
    key('Enter', 'Compare what is chosen', inTable(parts.open)),
    key('Escape', 'Select nothing', () => {
      if (parts.selectedCount() === 0) return false
      selection.clear()
    })
  ])
}

/** Whether the focus is on something that has a use for arrows, Space or Enter itself. */
function isOnControl(): boolean {
  const focused = document.activeElement
  return focused !== null && focused.closest('button, a, input, select, textarea, [role="menu"]') !== null
}
