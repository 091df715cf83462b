import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { lab, startLab, temporaryFolder } from './cli.ts'

const script = fileURLToPath(new URL('../../../src-main/hosts/cli/lab.mjs', import.meta.url))

const statuses = async (data: string) => {
  const shown = await lab(data, 'show', 'e1', '--json')
  const { runs } = JSON.parse(shown.stdout) as { runs: { status: string }[] }
  return runs.map(({ status }) => status)
}

describe('"lab run" that nobody looks at any more', () => {
  it('trains to the end where who read its words has left', async () => {
    const data = temporaryFolder()
    const args = ['run', 'tutorial-corrected', '--seeds', '0', '--set', 'training.epochs=20']
    const child = spawn(process.execPath, [script, ...args, '--data-dir', data], {
      stdio: ['ignore', 'ignore', 'pipe']
    })
    onTestFinished(() => {
      child.kill('SIGKILL')
    })
    await once(child.stderr, 'data')
    child.stderr.destroy()
    const [code] = (await once(child, 'exit')) as [number | null]
    expect(code).toBe(0)
    expect(await statuses(data)).toEqual(['done', 'done'])
  })

  it.skipIf(process.platform === 'win32')(
    'stops as at Ctrl-C when its terminal is closed: its runs are kept as they are at that moment',
    async () => {
      const data = temporaryFolder()
      const run = startLab(data, 'run', 'tutorial', '--set', 'training.epochs=100000')
      await run.stderrHas('epoch 2/')
      run.kill('SIGHUP')
      expect((await run.outcome).code).toBe(130)
      expect(await statuses(data)).toEqual(['cancelled', 'cancelled'])
    }
  )
})
