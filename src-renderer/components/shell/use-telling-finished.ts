import { watch } from 'vue'
import { useRouter } from 'vue-router'
import type { ExperimentId } from '../../../src-main/contract/ids.ts'
import { useExperiments } from '../../stores/experiments.ts'
import { useFinishedNotices } from '../../stores/finished-notices.ts'
import { finishedExperiments } from './finished-experiments.ts'
import { useLookedAt } from './use-looked-at.ts'

/** Tells whoever looks elsewhere, in a notice of the browser's, which experiments have finished. */
export function useTellingFinished(): void {
  const experiments = useExperiments()
  const notices = useFinishedNotices()
  const router = useRouter()
  if (!notices.isPossible) return
  const { isLookedAt } = useLookedAt()

  function tell(id: ExperimentId): void {
    const experiment = experiments.byId.get(id)
    if (!experiment) return
    // Another page of the lab tells of it, too: the system shows one notice a tag.
    const notice = new Notification(`${experiment.name} is finished`, {
      body: experiment.spec.question,
      tag: `ablation-lab.finished.${id}`
    })
    notice.onclick = () => {
      window.focus()
      notice.close()
      void router.push({ name: 'compare', query: { ids: id } })
    }
  }

  watch(
    () => (notices.isOn ? [...experiments.runs.values()] : []),
    async (now, before) => {
      const finished = finishedExperiments(before, now)
      if (finished.length > 0 && !(await isLookedAt())) finished.forEach(tell)
    }
  )
}
