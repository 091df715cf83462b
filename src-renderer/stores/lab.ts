import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { RunId } from '../../src-main/contract/ids.ts'
import type { Activity, LabInfo } from '../../src-main/contract/lab.ts'
import { problemText } from '../lab-client/problem-text.ts'
import { lab } from '../lab-client/lab-client.ts'
import { useExperiments } from './experiments.ts'

/** The connection to the lab: what it is, what it is doing now, and its news. */
export const useLab = defineStore('lab', () => {
  const info = shallowRef<LabInfo | null>(null)
  const activity = shallowRef<Activity | null>(null)
  /** The runs that wait here, in the order of their turn; those that got it meanwhile may still be among them. */
  const queue = shallowRef<readonly RunId[]>([])
  /** Why the lab cannot be reached; null while it can. */
  const problem = ref<string | null>(null)

  /** Connects, and keeps up with the lab until the signal. */
  async function follow(signal: AbortSignal): Promise<void> {
    const experiments = useExperiments()
    queue.value = []
    try {
      info.value = await lab().lab.info(undefined, { signal })
      // Listened to first: what changes while the list is read is told behind it.
      const allNews = await lab().lab.watch(undefined, { signal })
      await experiments.load()
      for await (const news of allNews) {
        activity.value = news.activity
        takeWorkers(news.activity.workers)
        if (news.queued.length > 0) {
          queue.value = lengthened(
            queue.value,
            news.queued,
            (id) => experiments.runs.get(id)?.status === 'queued'
          )
        }
        experiments.merge(news.runs)
        if (news.listChanged) await experiments.load()
        else await experiments.reload(news.experiments)
      }
      if (!signal.aborted) problem.value = 'The lab was closed.'
    } catch (error) {
      if (!signal.aborted) problem.value = problemText(error)
    }
  }

  /** Another page may have set it. */
  function takeWorkers(workers: number): void {
    if (info.value && info.value.workers !== workers) info.value = { ...info.value, workers }
  }

  return { info, activity, queue, problem, follow }
})

/** The line with others behind it: without those that have had their turn, and each once. */
export function lengthened(
  queue: readonly RunId[],
  added: readonly RunId[],
  isWaiting: (id: RunId) => boolean
): RunId[] {
  const behind = new Set(added)
  return [...queue.filter((id) => isWaiting(id) && !behind.has(id)), ...added]
}
