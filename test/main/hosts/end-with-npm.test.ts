import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { lab, temporaryFolder } from './cli.ts'

const script = fileURLToPath(new URL('../../../src-main/hosts/cli/lab.mjs', import.meta.url))

/** Starts the lab as npm does, with a shell between; resolves as it trains. */
async function trainUnderShell(dataDir: string, npmPackage: string) {
  // With something left to do, no shell makes way for its last command.
  const command = `"${process.execPath}" "${script}" run tutorial-corrected --seeds 0 --workers 1 --set training.epochs=100000; exit`
  const shell = spawn('sh', ['-c', command], {
    env: { ...process.env, ABLATION_LAB_DATA: dataDir, npm_package_name: npmPackage },
    stdio: ['ignore', 'ignore', 'pipe']
  })
  onTestFinished(() => {
    shell.kill('SIGKILL')
  })
  for await (const words of shell.stderr) if (String(words).includes('epoch 2/')) break
  return shell
}

const statuses = async (dataDir: string) => {
  const shown = await lab(dataDir, 'show', 'e1', '--json')
  return (JSON.parse(shown.stdout) as { runs: { status: string }[] }).runs.map(({ status }) => status)
}

it.skipIf(process.platform === 'win32')(
  'when npm is ended by its number and its shell with it, training stops as at Ctrl-C',
  async () => {
    const dataDir = temporaryFolder()
    const shell = await trainUnderShell(dataDir, 'ablation-lab')
    shell.kill('SIGTERM')
    await once(shell, 'exit')
    await expect.poll(() => statuses(dataDir), { timeout: 20_000 }).toEqual(['cancelled', 'cancelled'])
  }
)

it.skipIf(process.platform === 'win32')(
  'a lab that npm did not start goes on when the shell that started it has gone',
  async () => {
    const dataDir = temporaryFolder()
    const shell = await trainUnderShell(dataDir, 'another-package')
    shell.kill('SIGTERM')
    await once(shell, 'exit')
    onTestFinished(async () => {
      await lab(dataDir, 'cancel', 'e1')
    })
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(await statuses(dataDir)).toEqual(['running', 'queued'])
  }
)
