import { mkdir, mkdtemp, readdir, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import { sweepLeftFolders } from '../disk/left-folders.ts'
import { removeFolder } from '../disk/remove-folder.ts'

/** Where a work folder keeps what is replaced, until it is. */
export const ASIDE = 'old'

const PREFIX = '.ablation-lab-export-'

/**
 * Runs `work` with an empty folder inside `parent`, on the same disk, so that what is made there can be moved into
 * place in one step. Afterwards the folder is gone, whatever happens, unless it still holds an earlier export; and so are
 * the folders above it that were missing, unless something was put into them. Those that killed processes left are swept as
 * well.
 * @throws BadInput when the folder cannot be made
 */
export async function withWorkFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  const made: string[] = []
  try {
    const folder = await makeFolder(parent, made)
    try {
      return await work(folder)
    } finally {
      if (await holdsNoEarlierExport(folder)) await removeFolder(folder)
    }
  } finally {
    for (const folder of made.toReversed()) await removeIfEmpty(folder)
  }
}

/** Notes in `made` which folders it made above, outermost first. */
async function makeFolder(parent: string, made: string[]): Promise<string> {
  try {
    // One by one, not `recursive`: that never returns for a folder in Linux's /proc.
    for (const folder of await missingFolders(parent)) {
      await mkdir(folder)
      made.push(folder)
    }
    await sweepLeftFolders(parent, PREFIX, holdsNoEarlierExport)
    return await mkdtemp(join(parent, `${PREFIX}${process.pid}-`))
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    throw new BadInput(
      `export: expected a folder that can be written to; in ${parent} nothing can be written (${problem}): choose another folder`
    )
  }
}

/** It does where a process was killed between taking it away and putting the new one in its place, or could not put it back. */
const holdsNoEarlierExport = (folder: string) =>
  readdir(join(folder, ASIDE)).then(
    (names) => names.length === 0,
    () => true
  )

/** `folder` and those above it that are not there, outermost first. */
async function missingFolders(folder: string): Promise<string[]> {
  const isThere = await stat(folder).then(
    () => true,
    () => false
  )
  const above = dirname(folder)
  return isThere || above === folder ? [] : [...(await missingFolders(above)), folder]
}

const removeIfEmpty = (folder: string) => rmdir(folder).catch(() => undefined)
