import { watch } from 'vue'
import type { Router } from 'vue-router'
import type { useExperiments } from '../../stores/experiments.ts'

/**
 * Who has experiments begins at Runs instead of Start. Only as the window opens, and not where it was opened at a certain
 * screen or somebody has gone elsewhere meanwhile.
 */
export function openAtRuns(router: Router, experiments: ReturnType<typeof useExperiments>): void {
  let hasMoved = false
  // Before, as a screen that somebody goes to may yet have to be loaded.
  const stop = router.beforeEach((_, from) => {
    hasMoved ||= from.matched.length > 0
  })

  async function decide(): Promise<void> {
    // The list may be there before the first screen is.
    await router.isReady()
    stop()
    const isAtStart = !hasMoved && router.currentRoute.value.name === 'start'
    if (isAtStart && experiments.all.length > 0) await router.replace({ name: 'runs' })
  }
  watch(() => experiments.isLoaded || experiments.all.length > 0, decide, { once: true })
}
