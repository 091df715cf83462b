import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { trialOutcome } from '../../vectors/trial-outcome.ts'

const trial = fileURLToPath(new URL('../../vectors/trial.ts', import.meta.url))

/**
 * The trial of wide vectors, in a process of its own.
 * @param isOptional whether this process may end before it is through, which leaves it to the next
 */
export const runVectorTrial = ({ isOptional = false } = {}) =>
  new Promise<boolean | null>((resolve) => {
    const child = spawn(process.execPath, [trial], { stdio: 'ignore' })
    if (isOptional) child.unref()
    child.on('error', () => {
      resolve(null)
    })
    child.on('exit', (code) => {
      resolve(trialOutcome(code))
    })
  })
