import { lstat, readdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import { isInUse } from '../disk/is-in-use.ts'
import { removeFolder } from '../disk/remove-folder.ts'

export interface Move {
  /** Null: what is there goes, and nothing takes its place. */
  readonly from: string | null
  readonly to: string
}

/**
 * Moves files or folders of one disk into place, in the given order. What stood there goes to the folder `aside` first,
 * in the reverse order: as long as the last one is in place, all are, and they belong together. It is gone when all that is
 * new has its place. When a move fails, all that were made are taken back; what cannot be (a virus scanner has it open)
 * stays in `aside`.
 * @throws BadInput when something that is to be replaced is in use, or could not be put back
 */
export async function replaceTogether(moves: readonly Move[], aside: string): Promise<void> {
  const made: { from: string; to: string }[] = []
  const move = async (from: string, to: string) => {
    await rename(from, to)
    made.push({ from, to })
  }
  try {
    for (const { to } of moves.toReversed()) {
      if (await isThere(to)) await move(to, join(aside, basename(to)))
    }
    for (const { from, to } of moves) if (from !== null) await move(from, to)
  } catch (error) {
    for (const { from, to } of made.toReversed()) await rename(to, from).catch(() => undefined)
    if ((await readdir(aside)).length > 0) {
      throw new BadInput(
        `export: ${(error as Error).message}; what was there before could not be put back, and is in ${aside}: move it from there`
      )
    }
    throw isInUse(error)
      ? new BadInput(
          `export: ${error.message}: close it in other programs (Excel locks what it shows) and try again`
        )
      : error
  }
  await removeFolder(aside)
}

/** A link counts, wherever it leads. */
const isThere = (path: string) =>
  lstat(path).then(
    () => true,
    () => false
  )
