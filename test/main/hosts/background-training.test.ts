import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'

const entry = new URL('../../../src-main/hosts/background-training.ts', import.meta.url)

/** The priority of each of this process' threads: the 19th field of its state, counted behind the name in parentheses. */
function priorities(): Map<string, number> {
  const tasks = readdirSync('/proc/self/task')
  return new Map(
    tasks.map((id) => {
      const state = readFileSync(`/proc/self/task/${id}/stat`, 'utf8')
      return [id, Number(state.slice(state.lastIndexOf(')') + 2).split(' ')[16])]
    })
  )
}

test.runIf(process.platform === 'linux')(
  'beside a page, on Linux, the thread that trains has a low priority, and no other thread has',
  async () => {
    const before = priorities()
    const thread = new Worker(entry)
    onTestFinished(async () => {
      await thread.terminate()
    })
    await once(thread, 'online')
    const lowered = () =>
      [...priorities()].filter(([id, value]) => value !== (before.get(id) ?? before.get(String(process.pid))))
    await expect.poll(() => lowered().map(([, value]) => value)).toEqual([10])
    for (const [id, value] of before) expect(priorities().get(id)).toBe(value)
  }
)
