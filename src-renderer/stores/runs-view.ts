import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { ExperimentId } from '../../src-main/contract/ids.ts'
import { usualColumns, type ColumnId } from '../components/runs/columns.ts'
import { noFilter, type RunFilter } from '../components/runs/run-filter.ts'
import type { NodeKey } from '../components/runs/run-node.ts'
import { usualOrder, type RunOrder } from '../components/runs/run-order.ts'

const ROOM_FOR_PANEL_PX = 1200

/** How the runs are looked at. It outlives the screen, so that coming back from Compare finds it as it was left. */
export const useRunsView = defineStore('runs-view', () => {
  const filter = shallowRef<RunFilter>(noFilter)
  const order = shallowRef<RunOrder>(usualOrder)
  /** Rows whose children are shown. */
  const open = shallowRef<ReadonlySet<NodeKey>>(new Set())
  const selected = shallowRef<ReadonlySet<NodeKey>>(new Set())
  /** The row that keys move, and that the side panel tells of. */
  const cursor = ref<NodeKey | null>(null)
  /** The experiment whose name is being written. */
  const renaming = ref<ExperimentId | null>(null)
  const chosenColumns = useLocalStorage<ColumnId[]>('runs.columns', [...usualColumns])
  // In a narrow window the table needs the room more.
  const isPanelShown = useLocalStorage('runs.panel', window.innerWidth >= ROOM_FOR_PANEL_PX)

  function setFilter(changes: Partial<RunFilter>): void {
    filter.value = { ...filter.value, ...changes }
  }

  function setOpen(key: NodeKey, isOpen: boolean): void {
    const keys = new Set(open.value)
    if (isOpen) keys.add(key)
    else keys.delete(key)
    open.value = keys
  }

  return {
    filter,
    order,
    open,
    selected,
    cursor,
    renaming,
    chosenColumns,
    isPanelShown,
    setFilter,
    setOpen
  }
})
