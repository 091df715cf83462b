import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { ExperimentSpec } from '../../../src-engine/spec/experiment-spec.ts'
import type { RunEvent } from '../../../src-main/queue/run-queue.ts'

const script = fileURLToPath(new URL('./owner-process.ts', import.meta.url))

/** A second process that trains. */
export interface Owner {
  readonly events: readonly RunEvent[]
  /** Resolves with the first event that fits, past or to come. */
  heard(fits: (event: RunEvent) => boolean): Promise<RunEvent>
  /** Resolves with the exit code. */
  readonly exited: Promise<number | null>
  kill(signal: NodeJS.Signals): void
}

/** Starts a process that trains the spec in a lab of the data directory; killed after the test. */
export function startOwner(dataDir: string, spec: ExperimentSpec): Owner {
  const child = spawn(process.execPath, [script, dataDir, JSON.stringify(spec)], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exited
  })
  const events: RunEvent[] = []
  const waiting = new Set<() => void>()
  createInterface(child.stdout).on('line', (line) => {
    events.push(JSON.parse(line) as RunEvent)
    for (const look of [...waiting]) look()
  })
  return {
    events,
    exited,
    heard: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const event = events.find(fits)
          if (!event) return
          waiting.delete(look)
          resolve(event)
        }
        waiting.add(look)
        look()
      }),
    kill(signal) {
      child.kill(signal)
    }
  }
}
