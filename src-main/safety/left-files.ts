import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { processLives } from '../disk/process-lives.ts'

/** Where a process writes a file that gets its name when it is whole. */
export const draftOf = (path: string) => `${path}.${process.pid}.part`

/**
 * Removes what processes that were killed left of files in a file's folder, and what this one left of this file: on others
 * another thread may be at work. What cannot be removed stays.
 */
export function removeLeftFiles(path: string): void {
  const folder = dirname(path)
  try {
    for (const name of readdirSync(folder)) {
      const pid = /\.db\.(\d+)\.(?:part|work)(?:-\w+)?$/.exec(name)?.[1]
      if (pid === undefined) continue
      const isOurs = Number(pid) === process.pid
      const isLeft = isOurs ? name.startsWith(`${basename(path)}.`) : !processLives(Number(pid))
      if (isLeft) rmSync(join(folder, name), { force: true })
    }
  } catch {
    // The folder is gone, or on a disk that fails.
  }
}
