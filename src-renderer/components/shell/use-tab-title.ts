import { useEventListener, useTitle } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import { useRoute } from 'vue-router'
import { counted } from '../../../src-engine/words/numbers.ts'
import { useLab } from '../../stores/lab.ts'

/**
 * The page's title: the screen, and before it how many runs are left. Whoever looks elsewhere reads there that all have
 * ended: in a browser, the tab is all that is seen of the lab then.
 */
export function useTabTitle(): void {
  const lab = useLab()
  const route = useRoute()
  const runsLeft = computed(() => lab.activity?.runsLeft ?? 0)
  /** Since somebody last looked. */
  const haveEnded = ref(false)
  watch(runsLeft, (left, before) => {
    haveEnded.value = left === 0 && before > 0 && !document.hasFocus()
  })
  useEventListener(window, 'focus', () => (haveEnded.value = false))
  useTitle(() => {
    const { title } = route.meta
    const signs = [
      ...(runsLeft.value > 0 ? [`${counted(runsLeft.value, 'run')} left`] : []),
      ...(haveEnded.value ? ['All runs ended'] : []),
      ...(typeof title === 'string' ? [title] : [])
    ]
    return [...signs, 'Ablation Lab'].join(' · ')
  })
}
