import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import * as z from 'zod'
import { BadInput } from '../../src-engine/bad-input.ts'
import { isInUse } from '../disk/is-in-use.ts'
import { alone } from './alone.ts'

const noteSchema = z.object({ fresh: z.string(), aside: z.string() })

/** What a swap is about to do, on disk before it begins: whoever opens the file next finishes what was interrupted. */
const noteOf = (file: string) => `${file}.swap.json`

/**
 * Puts another database in a file's place and keeps the old one, with its write-ahead log, beside it under a new name.
 * Interrupted at any point, it is finished by `finishSwap`.
 *
 * @param fresh a whole database without a log, in the same folder
 * @param aside the old file's new path, which must not be taken
 * @throws BadInput, with nothing changed, when another program has the file open and the system therefore keeps it there
 */
export function swapFile(file: string, fresh: string, aside: string): void {
  const note = noteOf(file)
  const draft = `${note}.${process.pid}.part`
  writeFileSync(draft, JSON.stringify({ fresh: basename(fresh), aside: basename(aside) }), { flush: true })
  renameSync(draft, note)
  flushFolder(dirname(file))
  try {
    finishSwap(file)
  } catch (error) {
    const isBegun = !existsSync(fresh) || existsSync(aside) || existsSync(`${aside}-wal`)
    if (isBegun || !isInUse(error)) throw error
    // Else nobody could open the lab any more, for whoever does would try to finish it.
    rmSync(note, { force: true })
    throw new BadInput(
      `${file} is in use by another program (${error.message}): close the lab wherever else it is open, and try again`
    )
  }
}

/** Whether a swap was interrupted: until it is finished, there may be no file of this name. */
export const isSwapLeft = (file: string): boolean => existsSync(noteOf(file))

/** Does what is left of an interrupted swap. To be called before the file is opened. */
export function finishSwap(file: string): void {
  if (!isSwapLeft(file)) return
  const note = noteOf(file)
  // Two processes at it at once might take the fresh file, put in place by the other, for the old one.
  alone(`${note}.lock`, () => {
    if (existsSync(note)) finish(file, note)
  })
}

function finish(file: string, note: string): void {
  const names = noteSchema.parse(JSON.parse(readFileSync(note, 'utf8')))
  const [fresh, aside] = [names.fresh, names.aside].map((name) => join(dirname(file), basename(name)))
  // In this order each step can be told from the files that are there, and the log never lies beside the wrong file.
  if (existsSync(fresh)) {
    if (!existsSync(aside)) {
      // Of an old file that is lost the log may be left: beside the fresh one it would be written into that.
      if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${aside}-wal`)
      rmSync(`${file}-shm`, { force: true })
      if (existsSync(file)) renameSync(file, aside)
    }
    renameSync(fresh, file)
    flushFolder(dirname(file))
  }
  rmSync(note, { force: true })
}

/** Names are on disk once their folder is; Windows, where folders cannot be opened, sees to it by itself. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
