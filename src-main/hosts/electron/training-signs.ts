import type { ExperimentId } from '../../contract/ids.ts'
import type { Lab } from '../../lab/lab.ts'

/** Where training shows outside of the page. */
export interface Signs {
  /** How much of what was launched since the lab was last idle is done, 0..1; null when nothing is to do. */
  progress(fraction: number | null): void
  /** All runs of the experiment have ended, and not because somebody stopped them. */
  finished(id: ExperimentId): void
}

const REFRESH_MS = 500

/** Gives the signs for as long as the lab is open. */
export function showTraining(lab: Lab, signs: Signs): void {
  let endedSinceIdle = 0
  let timer: NodeJS.Timeout | null = null
  const refresh = () => {
    timer = null
    signs.progress(doneOf(lab, endedSinceIdle))
    if (lab.activity.runsLeft === 0) endedSinceIdle = 0
  }
  lab.subscribe((event) => {
    timer ??= setTimeout(refresh, REFRESH_MS)
    if (event.type !== 'ended') return
    endedSinceIdle++
    if (event.status === 'cancelled') return
    const experimentId = lab.store.runs.experimentOf(event.runId)
    if (experimentId !== null && !hasOpenRuns(lab, experimentId)) signs.finished(experimentId)
  })
}

function hasOpenRuns(lab: Lab, id: ExperimentId): boolean {
  const open = new Set(lab.activity.queue)
  return lab.store.runs.idsOf(id).some((runId) => open.has(runId))
}

function doneOf(lab: Lab, ended: number): number | null {
  const { queue, busyWorkers } = lab.activity
  if (queue.length === 0) return null
  // The first in the queue are those in training; the others have not begun.
  const begun = queue.slice(0, busyWorkers).reduce((sum, id) => sum + (lab.runLine(id)?.fraction ?? 0), 0)
  return (ended + begun) / (ended + queue.length)
}
