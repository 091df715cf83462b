import { removeUnlessUsed } from '../disk/remove-unless-used.ts'
import { openLocked } from './open-locked.ts'

const WAIT_MS = 10_000

/**
 * Does what only one process may do at a time; others wait for their turn, and find what was done by then. The system lets
 * go of the lock however the process ends: see process-lock.ts.
 *
 * @param path of the file that is locked meanwhile, and is gone afterwards
 * @throws SqliteError, with nothing done, when another process takes longer than ten seconds
 */
export function alone(path: string, work: () => void): void {
  const lock = openLocked(path, WAIT_MS)
  try {
    work()
  } finally {
    lock.close()
    // Else the next process, which has it open by now, removes it.
    removeUnlessUsed(path)
  }
}
