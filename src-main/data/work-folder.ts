import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** .work-PID-xxxxxx: the leading dot keeps it apart from the names of data sets. */
const WORK_FOLDER = /^\.work-(\d+)-/

/** Past this age a work folder is left over, even if its process number lives on in another process. */
const STALE_AFTER_MS = 24 * 60 * 60 * 1000

/**
 * Runs `work` with an empty folder inside `parent`, on the same disk, so that what is made there can be moved into
 * place in one step. The folder is gone afterwards, whatever happens; those of processes that died are swept as well.
 */
export async function withWorkFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(parent, { recursive: true })
  await sweep(parent)
  const folder = await mkdtemp(join(parent, `.work-${process.pid}-`))
  try {
    return await work(folder)
  } finally {
    await remove(folder)
  }
}

async function sweep(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = WORK_FOLDER.exec(name)?.[1]
    if (pid !== undefined && (await isStale(join(parent, name), Number(pid))))
      await remove(join(parent, name))
  }
}

async function isStale(folder: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return true
  // Gone in the meantime is as good as stale.
  const changedAt = await stat(folder).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0
  )
  return Date.now() - changedAt > STALE_AFTER_MS
}

/** Signal 0 only asks whether the process is there. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Windows keeps files of a virus scanner or an indexer open for a moment: try again. */
const remove = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 5 })
