import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { BadInput } from '../../../src-engine/bad-input.ts'
import type { ChosenFile } from '../../contract/files.ts'
import { sweepLeftFolders } from '../../disk/left-folders.ts'
import { removeFolder } from '../../disk/remove-folder.ts'
import { safeFileName } from './file-names.ts'

/** What somebody fetches once: a folder, under the name of the archive that it becomes. */
export interface Download {
  readonly name: string
  readonly dir: string
}

export interface ShelfLimits {
  readonly maxUploadBytes: number
  /** How long an upload waits to be read, and an export to be fetched. */
  readonly keepMs: number
}

/** The largest data sets that can be trained on, as text; and an hour to fill in a form. */
export const usualLimits: ShelfLimits = { maxUploadBytes: 4 * 1024 ** 3, keepMs: 60 * 60 * 1000 }

const PREFIX = 'ablation-lab-files-'

/**
 * What a browser cannot do with the disk itself: uploads lie here until the lab has read them, exports until the browser
 * has fetched them, neither for ever. All in a folder of its own that goes with the process.
 */
export class FileShelf {
  readonly #dir: string
  readonly #limits: ShelfLimits
  readonly #uploads = new Map<string, string>()
  readonly #downloads = new Map<string, Download>()
  readonly #timers = new Set<NodeJS.Timeout>()

  private constructor(dir: string, limits: ShelfLimits) {
    this.#dir = dir
    this.#limits = limits
  }

  /** Clears away what processes left here that were killed. */
  static async make(limits: ShelfLimits): Promise<FileShelf> {
    await sweepLeftFolders(tmpdir(), PREFIX)
    return new FileShelf(await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`)), limits)
  }

  /**
   * Keeps what the browser sends under its name, in a folder of its own.
   * @throws BadInput when it is too large; then, as when the browser stops in the midst of it, nothing is kept
   */
  async keepUpload(name: string, content: Readable, sizeBytes: number): Promise<ChosenFile> {
    this.#checkSize(sizeBytes)
    const key = randomUUID()
    const dir = await this.newFolder()
    await mkdir(dir)
    const path = join(dir, safeFileName(name))
    try {
      // What is left of the content is not destroyed with the rest: its connection carries the answer.
      const pieces = content.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
      await pipeline(this.#limited(pieces), createWriteStream(path))
    } catch (error) {
      await removeFolder(dir)
      // A browser listens once it has sent all, or has left.
      await finished(content.resume()).catch(() => undefined)
      throw error
    }
    this.#uploads.set(key, path)
    this.#forgetLater(dir, () => this.#uploads.delete(key))
    return { key, name: safeFileName(name), sizeBytes: (await stat(path)).size }
  }

  /** @throws BadInput for a key that no upload has */
  pathOf(key: string): string {
    const path = this.#uploads.get(key)
    if (path !== undefined) return path
    throw new BadInput('file: it is no longer here; choose it again')
  }

  /** The path of a folder that is to be made, as for an export. */
  async newFolder(): Promise<string> {
    // What lay unused for a day or more among temporary files is cleared away, by the system or another lab: made anew.
    await mkdir(this.#dir, { recursive: true, mode: 0o700 })
    return join(this.#dir, randomUUID())
  }

  /** Offers a folder's files as one archive. Returns the key to fetch it with, once. */
  offer(download: Download): string {
    const key = randomUUID()
    this.#downloads.set(key, download)
    this.#forgetLater(download.dir, () => this.#downloads.delete(key))
    return key
  }

  /** What waits under a key, which is thereby used up; null when there is nothing. The taker removes the folder. */
  take(key: string): Download | null {
    const download = this.#downloads.get(key) ?? null
    this.#downloads.delete(key)
    return download
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer)
    await removeFolder(this.#dir)
  }

  /** A header may be wrong about the size: the pieces count. */
  async *#limited(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let sizeBytes = 0
    for await (const piece of pieces) {
      sizeBytes += piece.length
      this.#checkSize(sizeBytes)
      yield piece
    }
  }

  #checkSize(sizeBytes: number): void {
    const { maxUploadBytes } = this.#limits
    if (sizeBytes > maxUploadBytes) {
      throw new BadInput(
        `file: expected at most ${maxUploadBytes.toLocaleString('en')} bytes; more came. Add large files in the terminal: lab dataset add`
      )
    }
  }

  /** When its time is up, unless it was taken: whoever took a download is reading it. */
  #forgetLater(dir: string, forget: () => boolean): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      // What cannot be removed now is when the lab is closed.
      if (forget()) removeFolder(dir).catch(() => undefined)
    }, this.#limits.keepMs)
    timer.unref()
    this.#timers.add(timer)
  }
}
