import { EXIT } from './exit-code.ts'

/** npm passes the terminal's own Ctrl-C on: what comes so soon after the first is the same one. */
const SAME_PRESS_MS = 500

/** Ctrl-C, what systems end programs with, and a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Calls `stop` at the first Ctrl-C (or what else asks to leave) and leaves at once, with exit code 130, at the second.
 * Returns whether one came, and how to stop listening.
 */
export function onStopSignal(stop: () => void): { came(): boolean; release(): void } {
  let firstAt: number | null = null
  const listen = () => {
    if (firstAt === null) {
      firstAt = Date.now()
      stop()
    } else if (Date.now() - firstAt > SAME_PRESS_MS) process.exit(EXIT.interrupted)
  }
  for (const signal of SIGNALS) process.on(signal, listen)
  return {
    came: () => firstAt !== null,
    release() {
      for (const signal of SIGNALS) process.off(signal, listen)
    }
  }
}
