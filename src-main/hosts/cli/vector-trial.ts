import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { trialOutcome } from '../../vectors/trial-outcome.ts'

const trial = fileURLToPath(new URL('../../vectors/trial.ts', import.meta.url))

/** The trial of wide vectors in a process that nobody waits for: one that ends first leaves it to the next. */
export const runVectorTrial = () =>
  new Promise<boolean | null>((resolve) => {
    const child = spawn(process.execPath, [trial], { stdio: 'ignore' })
    child.unref()
    child.on('error', () => {
      resolve(null)
    })
    child.on('exit', (code) => {
      resolve(trialOutcome(code))
    })
  })
