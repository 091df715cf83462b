import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const start = fileURLToPath(new URL('../../../scripts/start/start.mjs', import.meta.url))

/** The lab as "npm start" serves it where there is no display. */
export interface ServedLab {
  readonly url: string
  /** What it printed up to the address. */
  readonly lines: readonly string[]
  stop(): Promise<void>
}

export async function serve(dataDir: string): Promise<ServedLab> {
  const lab = spawn(process.execPath, [start, '--data-dir', dataDir], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const lines: string[] = []
  for await (const line of createInterface(lab.stdout)) {
    lines.push(line)
    const url = /http:\S+/.exec(line)?.[0]
    if (url !== undefined) return { url, lines, stop: () => end(lab) }
  }
  throw new Error(`the lab was not served:\n${lines.join('\n')}`)
}

async function end(lab: ChildProcess): Promise<void> {
  if (lab.exitCode !== null) return
  const ended = once(lab, 'exit')
  lab.kill('SIGINT')
  await ended
}
