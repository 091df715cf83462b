/** Where a run stands. What each status may become (to queued: it is resumed): */
export const transitions = {
  queued: ['running', 'failed', 'cancelled', 'interrupted'],
  running: ['done', 'diverged', 'failed', 'cancelled', 'interrupted'],
  done: [],
  /** Its loss is no longer finite. A result, kept and shown. */
  diverged: [],
  failed: [],
  /** Stopped because somebody asked for it. */
  cancelled: ['queued'],
  /** Its process ended under it, or the store failed, as on a full disk. */
  interrupted: ['queued']
} as const satisfies Record<string, readonly string[]>

export type RunStatus = keyof typeof transitions

/** Whether nothing more happens by itself. */
export const isFinal = (status: RunStatus) => status !== 'queued' && status !== 'running'

/** Whether nothing more can happen to it: it came to an end of its own, and was not stopped. */
export const isOver = (status: RunStatus) => transitions[status].length === 0

/** The statuses from which `to` can be reached. */
export function sourcesOf(to: RunStatus): RunStatus[] {
  const all = Object.entries(transitions) as [RunStatus, readonly RunStatus[]][]
  return all.filter(([, targets]) => targets.includes(to)).map(([from]) => from)
}
