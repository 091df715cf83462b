import { computed, watch, type ComputedRef } from 'vue'
import { useRunsView } from '../../stores/runs-view.ts'
import { childrenOf, type NodeKey, type RunNode } from './run-node.ts'
import type { VisibleRow } from './visible-rows.ts'

/** The row that keys move (the cursor) and the rows that are selected. */
export function useRowSelection(
  rows: ComputedRef<readonly VisibleRow[]>,
  tree: ComputedRef<readonly RunNode[]>
) {
  const view = useRunsView()
  const indexOf = computed(() => new Map(rows.value.map(({ node }, i) => [node.key, i])))
  const cursorIndex = computed(() => (view.cursor === null ? -1 : (indexOf.value.get(view.cursor) ?? -1)))
  const cursorRow = computed((): VisibleRow | null =>
    cursorIndex.value === -1 ? null : rows.value[cursorIndex.value]
  )
  /** Where a range begins. */
  let anchor: NodeKey | null = null

  const selectedNodes = computed(() => {
    if (view.selected.size === 0) return []
    const found: RunNode[] = []
    const visit = (node: RunNode) => {
      if (view.selected.has(node.key)) found.push(node)
      childrenOf(node).forEach(visit)
    }
    tree.value.forEach(visit)
    return found
  })
  /** What an action is about: the selected rows, else the one under the cursor. */
  const chosenNodes = computed(() =>
    selectedNodes.value.length > 0 ? selectedNodes.value : cursorRow.value ? [cursorRow.value.node] : []
  )

  // When the cursor's row goes (deleted, filtered out), the one that comes in its place is next.
  watch(rows, (now, before) => {
    if (view.cursor === null || indexOf.value.has(view.cursor)) return
    const at = before.findIndex(({ node }) => node.key === view.cursor)
    view.cursor = now.at(Math.max(0, Math.min(at, now.length - 1)))?.node.key ?? null
  })

  /** Puts the cursor on a row; with `extend` selects all from the anchor to it. */
  function goTo(index: number, extend = false): void {
    if (rows.value.length === 0) return
    const to = Math.max(0, Math.min(index, rows.value.length - 1))
    if (extend) selectRange(to)
    else anchor = null
    view.cursor = rows.value[to].node.key
  }

  function move(by: number, extend = false): void {
    goTo(cursorIndex.value === -1 ? 0 : cursorIndex.value + by, extend)
  }

  function selectRange(to: number): void {
    anchor ??= view.cursor
    const from = (anchor === null ? undefined : indexOf.value.get(anchor)) ?? to
    const range = rows.value.slice(Math.min(from, to), Math.max(from, to) + 1)
    view.selected = new Set(range.map(({ node }) => node.key))
  }

  function toggle(index: number): void {
    const key = rows.value.at(index)?.node.key
    if (index < 0 || key === undefined) return
    const keys = new Set(view.selected)
    if (!keys.delete(key)) keys.add(key)
    view.selected = keys
    view.cursor = key
    anchor = key
  }

  /** Opens a row, or goes to its first child. */
  function goIn(): void {
    const row = cursorRow.value
    if (row?.isOpen === false) view.setOpen(row.node.key, true)
    else if (row?.isOpen) move(1)
  }

  /** Closes a row, or goes to what it belongs to. */
  function goOut(): void {
    const row = cursorRow.value
    if (row?.isOpen) view.setOpen(row.node.key, false)
    else if (row?.parent) view.cursor = row.parent
  }

  function clear(): void {
    view.selected = new Set()
    anchor = null
  }

  /** All rows in view, or none when all were. */
  function toggleAll(): void {
    const isAll = rows.value.length > 0 && rows.value.every(({ node }) => view.selected.has(node.key))
    view.selected = new Set(isAll ? [] : rows.value.map(({ node }) => node.key))
  }

  return {
    cursorIndex,
    cursorRow,
    selectedNodes,
    chosenNodes,
    goTo,
    move,
    toggle,
    goIn,
    goOut,
    clear,
    toggleAll
  }
}

export type RowSelection = ReturnType<typeof useRowSelection>
