import { isMainThread } from 'node:worker_threads'

/** How long a process' event loop could not be reached, in milliseconds. */
export interface LoopDelays {
  /** The longest that a timer was late: the process' own work, and waiting for a processor. */
  readonly latest_ms: number
  /** The longest that the process' own code kept the loop, in processor time; null where it is not known. */
  readonly longest_work_ms: number | null
}

/**
 * Watches the event loop of the process it is called in. It is handed to Electron's main process as text: it uses nothing
 * from outside.
 */
export function watchLoop(): void {
  const EVERY_MS = 5
  // Older Nodes, as in older Electrons, do not know it.
  const knowsCpu = 'threadCpuUsage' in process
  const cpuMs = () => {
    if (!knowsCpu) return 0
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  }
  const none = { latest_ms: 0, longest_work_ms: knowsCpu ? 0 : null }
  let delays: LoopDelays = none
  let before = { at: performance.now(), cpu: cpuMs() }
  setInterval(() => {
    const now = { at: performance.now(), cpu: cpuMs() }
    delays = {
      latest_ms: Math.max(delays.latest_ms, now.at - before.at - EVERY_MS),
      longest_work_ms:
        delays.longest_work_ms === null ? null : Math.max(delays.longest_work_ms, now.cpu - before.cpu)
    }
    before = now
  }, EVERY_MS).unref()
  const takeLoopDelays = () => {
    const taken = delays
    delays = none
    return taken
  }
  Object.assign(globalThis, { takeLoopDelays })
}

/** What `watchLoop` saw since the last time. */
export const takeLoopDelays = () =>
  (globalThis as unknown as { takeLoopDelays: () => LoopDelays }).takeLoopDelays()

// "node --import loop-probe.ts": whoever started the process asks for the delays.
if (isMainThread && process.send) {
  watchLoop()
  process.on('message', () => process.send?.(takeLoopDelays()))
}
