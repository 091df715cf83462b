import { ref, shallowRef, triggerRef, watch } from 'vue'
import { trainedModel, type TrainedModel } from '../../../src-engine/network/trained-model.ts'
import type { RunId } from '../../../src-main/contract/ids.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { useLastCall } from '../../lab-client/last-call.ts'
import { problemText } from '../../lab-client/problem-text.ts'

/** A model in the page. */
export interface PageModel extends TrainedModel {
  /** Features a row. */
  readonly columns: number
  /** The feature of a pixel that is all ink. */
  readonly ink: number
}

/** The models of some runs, read one after another in the order they are wanted; those no longer wanted are let go. */
export function useModels(wanted: () => readonly RunId[]) {
  const byRun = shallowRef(new Map<RunId, PageModel>())
  const problem = ref<string | null>(null)
  const nextCall = useLastCall()

  async function read(): Promise<void> {
    const signal = nextCall()
    problem.value = null
    const ids = wanted()
    byRun.value = new Map([...byRun.value].filter(([id]) => ids.includes(id)))
    try {
      for (const id of ids.filter((one) => !byRun.value.has(one))) {
        const model = await readModel(id, signal)
        if (signal.aborted) return
        byRun.value.set(id, model)
        triggerRef(byRun)
      }
    } catch (error) {
      if (!signal.aborted) problem.value = problemText(error)
    }
  }
  watch(() => wanted().join(), read, { immediate: true })

  return { byRun, problem, read }
}

async function readModel(id: RunId, signal: AbortSignal): Promise<PageModel> {
  const { weightsBytes, ink, ...line } = await lab().models.get({ id }, { signal })
  const weights = new Uint8Array(weightsBytes)
  for (let from = 0; from < weightsBytes;) {
    const piece = await lab().models.weights({ id, from }, { signal })
    weights.set(piece, from)
    from += piece.length
  }
  return { ...trainedModel({ ...line, weights }), ink, columns: line.scaler.shift.length }
}
