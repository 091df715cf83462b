import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const trial = fileURLToPath(new URL('../../vectors/trial.ts', import.meta.url))

/** The trial of wide vectors in a process that nobody waits for: one that ends first leaves it to the next. */
export const runVectorTrial = () =>
  new Promise<boolean>((resolve) => {
    const child = spawn(process.execPath, [trial], { stdio: 'ignore' })
    child.unref()
    child.on('error', () => {
      resolve(false)
    })
    child.on('exit', (code) => {
      resolve(code === 0)
    })
  })
