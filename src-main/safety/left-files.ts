import { readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where a process writes a file that gets its name when it is whole. */
export const draftOf = (path: string) => `${path}.${process.pid}.part`

/** Removes what processes that were killed, or this one, left of files in a file's folder. What cannot be removed stays. */
export function removeLeftFiles(path: string): void {
  const folder = dirname(path)
  try {
    for (const name of readdirSync(folder)) {
      const pid = /\.db\.(\d+)\.(?:part|work)(?:-\w+)?$/.exec(name)?.[1]
      if (pid !== undefined && !isAnother(Number(pid))) rmSync(join(folder, name), { force: true })
    }
  } catch {
    // The folder is gone, or on a disk that fails.
  }
}

/** Whether the number is that of another process that is there. Signal 0 only asks. */
function isAnother(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
