import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import { swapFile } from '../store/swap-file.ts'
import { trainingElsewhere } from './other-processes.ts'
import { today } from './today.ts'

/** What could be read of a damaged file lies here until it takes its place. */
export const repairedPath = (file: string) => join(dirname(file), 'lab-repaired.db')
/** A copy's copy lies here until it takes the damaged file's place. */
export const restoredPath = (file: string) => join(dirname(file), 'lab-restored.db')

/**
 * Puts a whole database in the damaged one's place, which nobody may have open here.
 *
 * @returns where the damaged one is now, with its write-ahead log
 * @throws BadInput, with nothing changed, while another process trains on it, or the system does not let go of it
 */
export function putInPlace(file: string, fresh: string): string {
  const others = trainingElsewhere(file)
  if (others.length > 0) {
    throw new BadInput(
      `another process of the lab (number ${others.join(', ')}) still trains on ${file}: end it, then try again`
    )
  }
  const aside = freePath(file)
  swapFile(file, fresh, aside)
  return aside
}

/** lab-damaged-2026-11-23.db, or the first with a number behind it that is not taken. */
function freePath(file: string): string {
  const day = today()
  for (let n = 1; ; n++) {
    const path = join(dirname(file), `lab-damaged-${day}${n === 1 ? '' : `-${n}`}.db`)
    if (!existsSync(path) && !existsSync(`${path}-wal`)) return path
  }
}
