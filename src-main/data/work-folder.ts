import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { sweepLeftFolders } from '../disk/left-folders.ts'
import { removeFolder } from '../disk/remove-folder.ts'

/** The leading dot keeps it apart from the names of data sets. */
const PREFIX = '.work-'

/**
 * Runs `work` with an empty folder inside `parent`, on the same disk, so that what is made there can be moved into
 * place in one step. The folder is gone afterwards, whatever happens; those of processes that died are swept as well.
 */
export async function withWorkFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(parent, { recursive: true })
  await sweepLeftFolders(parent, PREFIX)
  const folder = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`))
  try {
    return await work(folder)
  } finally {
    await removeFolder(folder)
  }
}
