import { useEventListener } from '@vueuse/core'
import { onScopeDispose } from 'vue'

/** A lock ends with the page that holds it, however that ends. */
const LOCK = 'ablation-lab.looked-at'

/** Whether somebody looks at the lab, be it at another of its pages in the same browser. */
export function useLookedAt() {
  const { locks } = navigator
  let leave: () => void = () => undefined
  function look(): void {
    leave()
    const looking = new Promise<void>((resolve) => (leave = resolve))
    void locks.request(LOCK, { mode: 'shared' }, () => looking)
  }
  useEventListener(window, 'focus', look)
  useEventListener(window, 'blur', () => {
    leave()
  })
  onScopeDispose(() => {
    leave()
  })
  if (document.hasFocus()) look()

  async function isLookedAt(): Promise<boolean> {
    const { held = [] } = await locks.query()
    return held.some(({ name }) => name === LOCK)
  }
  return { isLookedAt }
}
