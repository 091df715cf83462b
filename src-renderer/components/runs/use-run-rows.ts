import { computed, shallowRef, watch } from 'vue'
import { useExperiments } from '../../stores/experiments.ts'
import { useRunsView } from '../../stores/runs-view.ts'
import { countGroups, experimentsFitting, keysFitting } from './run-filter.ts'
import { runTree, type ExperimentNode, type NodeKey } from './run-node.ts'
import { ranks } from './run-order.ts'
import { visibleRows } from './visible-rows.ts'

/** The rows of the table, kept in step with the lab and with how one looks at them. */
export function useRunRows() {
  const experiments = useExperiments()
  const view = useRunsView()

  const tree = computed<readonly ExperimentNode[]>((before) => {
    const runs = experiments.runs
    return runTree(experiments.all, (run) => runs.get(run.id) ?? run, before ?? [])
  })
  const fitting = computed(() => experimentsFitting(tree.value, view.filter, Date.now()))
  const counts = computed(() => countGroups(fitting.value))
  const keys = computed(() => keysFitting(fitting.value, view.filter))

  // Rows keep their places while runs train: the order is taken anew when it is asked for and when the list changes.
  const places = shallowRef<ReadonlyMap<NodeKey, number> | null>(null)
  watch(
    [() => view.order, () => experiments.all],
    () => {
      places.value = ranks(tree.value, view.order)
    },
    { immediate: true }
  )

  const rows = computed(() =>
    visibleRows(fitting.value, { open: view.open, keys: keys.value, ranks: places.value })
  )
  return { tree, fitting, counts, rows }
}
