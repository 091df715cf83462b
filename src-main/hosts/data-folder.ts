import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { BadInput } from '../../src-engine/bad-input.ts'
import type { DataFolder } from '../contract/lab.ts'
import { makeFolder } from '../disk/make-folder.ts'
import { writeWholeSync } from '../disk/write-whole-sync.ts'
import { Mendable } from '../data/mendable.ts'
import { openDatabase } from '../store/open-database.ts'
import { isSwapLeft } from '../store/swap-file.ts'
import { platformPlaces } from './platform-places.ts'

/*
 * Where the lab keeps everything: as this start was told, else the folder that somebody chose once, else the platform's
 * usual place for an application's data. What was chosen is remembered where the platform has settings, for every door.
 */

const memory = () => join(platformPlaces().config, 'data-folder.json')
const memorySchema = z.object({ dataFolder: z.string().min(1) })

const LAB_FILE = 'lab.db'

/** @param told the folder that this start was told by an option or an environment variable, absolute */
export function dataFolder(told: string | undefined): DataFolder {
  const usual = platformPlaces().data
  if (told !== undefined) return { path: told, because: 'told', usual }
  const chosen = rememberedFolder()
  return chosen === null
    ? { path: usual, because: 'usual', usual }
    : { path: chosen, because: 'chosen', usual }
}

/** A memory that cannot be read chooses nothing. */
function rememberedFolder(): string | null {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(memory(), 'utf8'))).dataFolder
  } catch {
    return null
  }
}

/**
 * A folder that somebody chose holds a lab from then on. Where it does not any more, no empty one is made in its place.
 * @throws Mendable
 */
export function checkStillThere({ path, because }: DataFolder): void {
  if (because !== 'chosen' || holdsLab(path)) return
  throw new Mendable(
    `${path}, which was chosen as the lab's data folder, holds no lab now. Is the disk that it is on connected? Nothing was changed`,
    'data folder'
  )
}

/**
 * Chooses a folder for this start's successors: the usual one, an empty one, in which a lab is made, or one that holds a
 * lab. Nothing is moved or copied.
 * @throws BadInput, with nothing changed, for any other; FileProblem where its lab cannot be opened
 */
export function chooseFolder(path: string): void {
  const folder = resolve(path)
  if (folder === platformPlaces().data) {
    forgetFolder()
    return
  }
  checkEmptyOrLab(folder)
  openDatabase(join(folder, LAB_FILE)).close()
  makeFolder(platformPlaces().config)
  writeWholeSync(memory(), JSON.stringify({ dataFolder: folder }, null, 2) + '\n')
}

/** From the next start on it is the usual folder again. */
export function forgetFolder(): void {
  rmSync(memory(), { force: true })
}

function checkEmptyOrLab(folder: string): void {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'there is none of this name' : `the system says ${code}`
    throw new BadInput(`${folder}: expected a folder that is there; ${reason}`)
  }
  const others = names.filter((name) => !OF_THE_SYSTEM.test(name))
  if (others.length === 0 || holdsLab(folder)) return
  throw new BadInput(
    `${folder}: expected an empty folder, or one that holds a lab (${LAB_FILE}); "${others[0]}" is in it: make a new folder for the lab`
  )
}

function holdsLab(folder: string): boolean {
  const file = join(folder, LAB_FILE)
  return existsSync(file) || isSwapLeft(file)
}

/** What systems put into every folder, or at the root of every disk. */
const OF_THE_SYSTEM = /^(\..*|lost\+found|\$RECYCLE\.BIN|System Volume Information|desktop\.ini)$/i
