import type { RunId } from '../../contract/ids.ts'
import { isOver } from '../../contract/run-status.ts'
import { isDoneByStore } from '../../lab/every.ts'
import type { Lab } from '../../lab/lab.ts'
import type { Experiment } from '../../store/experiments.ts'

/** Where training shows outside of the page. */
export interface Signs {
  /** How much of what was launched since the lab was last idle is done, 0..1; null when nothing is to do. */
  progress(fraction: number | null): void
  /** All runs of the experiment have ended, and not because somebody stopped them. */
  finished(experiment: Experiment): void
}

const REFRESH_MS = 500

/** Gives the signs for as long as the lab is open. */
export function showTraining(lab: Lab, signs: Signs): void {
  let endedSinceIdle = 0
  /** Since the last look, and not because somebody stopped them. */
  const ended = new Set<RunId>()
  let timer: NodeJS.Timeout | null = null
  const refresh = () => {
    timer = null
    // It may have been closed since the timer was set.
    if (lab.isClosed) {
      signs.progress(null)
      return
    }
    const { runsLeft } = lab.activity
    signs.progress(runsLeft === 0 ? null : (endedSinceIdle + lab.runsBegun) / (endedSinceIdle + runsLeft))
    if (runsLeft === 0) endedSinceIdle = 0
    if (!isDoneByStore(tellFinished)) refreshSoon()
  }
  const refreshSoon = () => {
    timer ??= setTimeout(refresh, REFRESH_MS)
  }
  const tellFinished = () => {
    const { experiments, targets } = lab.store
    const finished = targets
      .experimentsOf([...ended])
      .filter((id) => targets.unfinishedRuns([id]).length === 0)
      // Somebody may have deleted it meanwhile.
      .flatMap((id) => experiments.get(id) ?? [])
    ended.clear()
    for (const experiment of finished) signs.finished(experiment)
  }
  lab.subscribe((event) => {
    refreshSoon()
    if (event.type !== 'ended') return
    endedSinceIdle++
    if (isOver(event.status)) ended.add(event.runId)
  })
}
