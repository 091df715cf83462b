import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Activity, LabInfo } from '../../src-main/contract/lab.ts'
import { problemText } from '../lab-client/problem-text.ts'
import { lab } from '../lab-client/lab-client.ts'
import { useExperiments } from './experiments.ts'

/** The connection to the lab: what it is, what it is doing now, and its news. */
export const useLab = defineStore('lab', () => {
  const info = shallowRef<LabInfo | null>(null)
  const activity = shallowRef<Activity | null>(null)
  /** Why the lab cannot be reached; null while it can. */
  const problem = ref<string | null>(null)

  /** Connects, and keeps up with the lab until the signal. */
  async function follow(signal: AbortSignal): Promise<void> {
    const experiments = useExperiments()
    try {
      info.value = await lab().lab.info(undefined, { signal })
      // Listened to first: what changes while the list is read is told behind it.
      const allNews = await lab().lab.watch(undefined, { signal })
      await experiments.load()
      for await (const news of allNews) {
        activity.value = news.activity
        experiments.merge(news.runs)
        if (news.listChanged) await experiments.load()
        else await experiments.reload(news.experiments)
      }
      if (!signal.aborted) problem.value = 'The lab was closed.'
    } catch (error) {
      if (!signal.aborted) problem.value = problemText(error)
    }
  }

  return { info, activity, problem, follow }
})
