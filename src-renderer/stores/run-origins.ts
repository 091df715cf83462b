import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import type { RunOrigin } from '../../src-main/contract/experiments.ts'
import type { RunId } from '../../src-main/contract/ids.ts'
import { lab } from '../lab-client/lab-client.ts'

/** What runs were made of, read once each; again until the run has its final weights. */
export const useRunOrigins = defineStore('run-origins', () => {
  const byRun = shallowReactive(new Map<RunId, RunOrigin>())

  async function read(id: RunId, isDone: boolean): Promise<void> {
    const known = byRun.get(id)
    if (known && (known.weightsHash !== null || !isDone)) return
    byRun.set(id, await lab().experiments.runOrigin({ id }))
  }

  return { byRun, read }
})
