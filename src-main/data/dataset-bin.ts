import { mkdir, readdir, rename, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import { KEPT_IN_BIN_MS } from '../disk/kept-in-bin.ts'
import { withWorkFolder } from './work-folder.ts'

/** Removed data sets of a person's folder, on the same disk. The leading dot keeps it apart from the names of data sets. */
export class DatasetBin {
  readonly #userDir: string
  readonly #dir: string
  readonly #now: () => Date

  constructor(userDir: string, now: () => Date) {
    this.#userDir = userDir
    this.#dir = join(userDir, '.removed')
    this.#now = now
  }

  /** Takes a data set's folder in, in one step. One of the same name that was here before stays, under another name. */
  async put(id: string, folder: string): Promise<void> {
    await mkdir(this.#dir, { recursive: true })
    if (await this.has(id)) {
      const { mtime } = await stat(this.folderOf(id))
      await rename(
        this.folderOf(id),
        `${this.folderOf(id)}, removed ${mtime.toISOString().replaceAll(':', '-')}`
      )
    }
    await utimes(folder, this.#now(), this.#now())
    await rename(folder, this.folderOf(id))
  }

  async has(id: string): Promise<boolean> {
    return (await this.#ids()).includes(id)
  }

  /** Where a removed data set lies. */
  folderOf(id: string): string {
    return join(this.#dir, id)
  }

  /**
   * Moves a data set's folder out again.
   * @throws BadInput when it is not here
   */
  async take(id: string, folder: string): Promise<void> {
    if (!(await this.has(id))) {
      throw new BadInput(`data set ${id} cannot be brought back: it was not removed within the last week`)
    }
    await rename(this.folderOf(id), folder)
  }

  /** Deletes for good what has been here for a week. */
  async empty(): Promise<void> {
    const limitMs = this.#now().getTime() - KEPT_IN_BIN_MS
    for (const id of await this.#ids()) {
      const { mtimeMs } = await stat(this.folderOf(id))
      if (mtimeMs < limitMs) await this.#deleteForGood(id)
    }
  }

  /** Out of sight in one step: a deletion that is cut short leaves no half of a data set. */
  async #deleteForGood(id: string): Promise<void> {
    await withWorkFolder(this.#userDir, (work) => rename(this.folderOf(id), join(work, id)))
  }

  /** None before the first was removed. */
  #ids(): Promise<string[]> {
    return readdir(this.#dir).catch(() => [])
  }
}
