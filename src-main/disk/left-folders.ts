import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { processLives } from './process-lives.ts'

/** Past this age a folder is left over, even if its process number lives on in another process. */
const STALE_AFTER_MS = 24 * 60 * 60 * 1000

/**
 * Removes the folders PREFIX-PID-... of processes that were killed. What cannot be removed, or is being so by another
 * process, stays.
 *
 * @param prefix of the folders' names, up to the number of the process
 * @param mayGo whether a left folder holds nothing that somebody would miss
 */
export async function sweepLeftFolders(
  parent: string,
  prefix: string,
  mayGo: (folder: string) => Promise<boolean> = () => Promise.resolve(true)
): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue
    const pid = /^(\d+)-/.exec(name.slice(prefix.length))?.[1]
    const folder = join(parent, name)
    if (pid === undefined || !(await isStale(folder, Number(pid))) || !(await mayGo(folder))) continue
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function isStale(folder: string, pid: number): Promise<boolean> {
  if (!processLives(pid)) return true
  // Gone in the meantime is as good as stale.
  const changedAt = await stat(folder).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0
  )
  return Date.now() - changedAt > STALE_AFTER_MS
}
