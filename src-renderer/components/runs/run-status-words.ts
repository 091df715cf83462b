import { isFinal, type RunStatus } from '../../../src-main/contract/run-status.ts'

/** How a status is called in the window. */
export const statusWords = {
  queued: 'Waiting',
  running: 'Running',
  done: 'Done',
  diverged: 'Diverged',
  failed: 'Failed',
  cancelled: 'Stopped',
  interrupted: 'Interrupted'
} satisfies Record<RunStatus, string>

/** What several runs come to: what still happens first, then what went wrong, then what was stopped. */
const WEIGHT: readonly RunStatus[] = [
  'running',
  'queued',
  'failed',
  'diverged',
  'interrupted',
  'cancelled',
  'done'
]

export function statusOf(runs: readonly { readonly status: RunStatus }[]): RunStatus {
  return WEIGHT.find((status) => runs.some((run) => run.status === status)) ?? 'done'
}

/** Something went wrong by itself. */
export const isProblem = (status: RunStatus) =>
  status === 'failed' || status === 'diverged' || status === 'interrupted'

export const isStoppable = (status: RunStatus) => !isFinal(status)
export const isResumable = (status: RunStatus) => status === 'cancelled' || status === 'interrupted'
