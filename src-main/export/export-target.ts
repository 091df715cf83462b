import type { Dirent } from 'node:fs'
import { access, constants, lstat, mkdir, readdir, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import { replaceTogether } from './replace-together.ts'
import { exportedFiles } from './sheets.ts'
import { ASIDE, withWorkFolder } from './work-folder.ts'

/** Where an export goes, and how it gets there. */
interface Target {
  /** Absolute, links followed. */
  readonly dir: string
  /** Whether the folder is swapped whole, in one step; else the exported files move in among others one by one. */
  readonly isSwapped: boolean
}

/**
 * Checks that an export could be written to the folder, without leaving anything there: to be asked before hours of
 * training that end in it.
 * @throws BadInput when it is a file, or cannot be made or written to
 */
export async function checkExportTarget(dir: string): Promise<void> {
  await withWorkFolder(workPlace(await findTarget(dir)), () => Promise.resolve())
}

/**
 * Has `write` put the named files into an empty folder and moves them into `dir` when they are complete. Until then an
 * earlier export stays as it was; then it is gone, those of its files too that are not written anew, because the metadata
 * speak of all that is there. Other files in `dir` are never touched. Returns where they are and what `write` returned.
 * @throws BadInput as checkExportTarget, or when a file that is to be replaced is in use
 */
export async function writeInto<T>(
  dir: string,
  names: readonly string[],
  write: (folder: string) => Promise<T>
): Promise<{ dir: string; result: T }> {
  const target = await findTarget(dir)
  return withWorkFolder(workPlace(target), async (work) => {
    const [fresh, aside] = [join(work, 'new'), join(work, ASIDE)]
    await mkdir(fresh)
    await mkdir(aside)
    const result = await write(fresh)
    // Anything may have been put into the folder meanwhile: look again.
    const isSwapped = target.isSwapped && (await findTarget(dir)).isSwapped
    const moves = isSwapped
      ? [{ from: fresh, to: target.dir }]
      : exportedFiles.map((name) => ({
          from: names.includes(name) ? join(fresh, name) : null,
          to: join(target.dir, name)
        }))
    await replaceTogether(moves, aside)
    return { dir: target.dir, result }
  })
}

/** Beside what is to be replaced, and so on the same disk. */
const workPlace = ({ dir, isSwapped }: Target) => (isSwapped ? dirname(dir) : dir)

async function findTarget(dir: string): Promise<Target> {
  const path = resolve(dir)
  let real: string
  let entries: Dirent[]
  try {
    real = await realpath(path)
    entries = await readdir(real, { withFileTypes: true })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && !(await isLink(path))) return { dir: path, isSwapped: true }
    if (code === 'ENOTDIR') {
      throw new BadInput(`export: expected a folder; ${path} is a file, or leads through one`)
    }
    throw new BadInput(`export: expected a folder; ${path} cannot be read (${message})`)
  }
  const isOurs = ({ name }: Dirent) => exportedFiles.includes(name)
  const inTheWay = entries.find((entry) => isOurs(entry) && entry.isDirectory())
  if (inTheWay) {
    throw new BadInput(
      `export: ${join(real, inTheWay.name)} is a folder: move it away, or choose another folder`
    )
  }
  return { dir: real, isSwapped: entries.every(isOurs) && (await canBeSwapped(real)) }
}

/** Here: one that leads nowhere, to a disk that is not there or a folder that was moved. */
const isLink = (path: string) =>
  lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false
  )

/**
 * Not so the folder that the person is in, who would be left in the old one; nor a disk's root; nor a folder inside one
 * that is locked.
 */
async function canBeSwapped(dir: string): Promise<boolean> {
  // npm runs its scripts in the project's folder, and tells where it was called.
  if ([process.cwd(), process.env.INIT_CWD].includes(dir)) return false
  const parent = dirname(dir)
  if ((await stat(dir)).dev !== (await stat(parent)).dev) return false
  return access(parent, constants.W_OK).then(
    () => true,
    () => false
  )
}
