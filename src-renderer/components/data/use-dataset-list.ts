import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { lab } from '../../lab-client/lab-client.ts'
import { problemText } from '../../lab-client/problem-text.ts'
import type { ListedDataset } from './dataset-words.ts'

/** How often data sets came or went. */
const changes = ref(0)
/** To be called when data sets came or went: the list that is open by then is read again. */
export function tellDatasetsChanged(): void {
  changes.value++
}

/** The data sets of the lab, read when the screen opens and after each change. */
export function useDatasetList() {
  const all = shallowRef<readonly ListedDataset[] | null>(null)
  const problem = ref<string | null>(null)
  const leaving = new AbortController()
  onScopeDispose(() => {
    leaving.abort()
  })

  async function load(): Promise<void> {
    try {
      all.value = await lab().datasets.list(undefined, { signal: leaving.signal })
      problem.value = null
    } catch (error) {
      if (!leaving.signal.aborted) problem.value = problemText(error)
    }
  }

  watch(changes, load)

  return { all, problem, load }
}
