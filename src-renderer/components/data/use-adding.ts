import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { DatasetLine } from '../../../src-main/contract/datasets.ts'
import { lab } from '../../lab-client/lab-client.ts'
import { problemText } from '../../lab-client/problem-text.ts'
import { emptyDataset, sourceOf, type NewDataset } from './new-dataset.ts'
import { tellDatasetsChanged } from './use-dataset-list.ts'

/** Where adding a data set stands. */
export type Adding =
  | { readonly state: 'ready' }
  | {
      readonly state: 'working'
      readonly name: string
      readonly step: Step
      readonly fraction: number | null
    }
  | { readonly state: 'added'; readonly dataset: DatasetLine; readonly notes: readonly string[] }
  | { readonly state: 'failed'; readonly problem: string }

export type Step = 'sending' | 'reading' | 'checking' | 'writing'

/** What each step is called while it goes on. */
export const stepWords: Readonly<Record<Step, string>> = {
  sending: 'Handing over the files',
  reading: 'Reading',
  checking: 'Checking',
  writing: 'Writing'
}

/** Adds data sets, one at a time, and tells how far it is. It goes on when the screen is left. */
export const useAdding = defineStore('adding', () => {
  const adding = shallowRef<Adding>({ state: 'ready' })
  /** What is filled in, kept until it is added or given up. */
  const draft = shallowRef(emptyDataset)
  const leaving = new AbortController()
  onScopeDispose(() => {
    leaving.abort()
  })

  async function add(dataset: NewDataset): Promise<void> {
    if (adding.value.state === 'working') return
    const { name } = dataset
    const { signal } = leaving
    adding.value = { state: 'working', name, step: 'sending', fraction: null }
    try {
      const source = await sourceOf(dataset, signal, (fraction) => {
        adding.value = { state: 'working', name, step: 'sending', fraction }
      })
      for await (const news of await lab().datasets.add({ id: name, source }, { signal })) {
        if (news.type === 'progress') {
          adding.value = { state: 'working', name, step: news.step, fraction: news.fraction }
        } else {
          adding.value = { state: 'added', dataset: news.dataset, notes: news.notes }
          draft.value = emptyDataset
          tellDatasetsChanged()
        }
      }
    } catch (error) {
      if (!signal.aborted) adding.value = { state: 'failed', problem: problemText(error) }
    }
  }

  /** For the next one. */
  function reset(): void {
    if (adding.value.state !== 'working') adding.value = { state: 'ready' }
  }

  return { adding, draft, add, reset }
})
