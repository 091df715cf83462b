import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

/** Starts a script, waits for its first word and so long behind it, and kills it as nothing can be caught. */
export async function killAfter(delayMs: number, script: URL, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [script.pathname, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  await once(child.stdout, 'data')
  await sleep(delayMs)
  child.kill('SIGKILL')
  await exited
}
