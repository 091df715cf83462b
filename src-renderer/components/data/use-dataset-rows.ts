import { ref, shallowRef, watch, type Ref } from 'vue'
import type { DatasetRows } from '../../../src-main/contract/datasets.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { useLastCall } from '../../lab-client/last-call.ts'
import { problemText } from '../../lab-client/problem-text.ts'

export interface RowsAsked {
  readonly id: string
  /** Only rows of this class; null for all. */
  readonly label: number | null
  readonly from: number
  readonly count: number
}

/** Rows of a data set, asked for anew whenever something else is to be seen; what was seen stays until they come. */
export function useDatasetRows(asked: Ref<RowsAsked | null>) {
  const rows = shallowRef<DatasetRows | null>(null)
  const problem = ref<string | null>(null)
  const isLoading = ref(false)
  const nextCall = useLastCall()

  watch(
    asked,
    async (now, before) => {
      const signal = nextCall()
      if (now === null) return
      if (now.id !== before?.id) rows.value = null
      isLoading.value = true
      try {
        const answer = await lab().datasets.rows(now, { signal })
        if (signal.aborted) return
        rows.value = answer
        problem.value = null
      } catch (error) {
        if (signal.aborted) return
        rows.value = null
        problem.value = problemText(error)
      } finally {
        if (!signal.aborted) isLoading.value = false
      }
    },
    { immediate: true }
  )
  return { rows, problem, isLoading }
}
