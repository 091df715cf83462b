import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { BadInput } from '../../../src-engine/bad-input.ts'
import type { ChosenFile } from '../../contract/files.ts'

/** A file or folder that waits to be fetched once. */
interface Download {
  readonly name: string
  readonly stream: () => Promise<NodeJS.ReadableStream>
  readonly remove: () => Promise<void>
}

/**
 * What a browser cannot do with the disk itself: uploads lie here until the lab has read them, exports until the browser
 * has fetched them. All in a folder of its own that goes with the process.
 */
export class FileShelf {
  readonly #dir: string
  readonly #uploads = new Map<string, string>()
  readonly #downloads = new Map<string, Download>()

  private constructor(dir: string) {
    this.#dir = dir
  }

  static async make(): Promise<FileShelf> {
    return new FileShelf(await mkdtemp(join(tmpdir(), 'ablation-lab-')))
  }

  /** Keeps what the browser sends under its name, in a folder of its own. */
  async keepUpload(name: string, content: Readable): Promise<ChosenFile> {
    const key = randomUUID()
    const dir = join(this.#dir, key)
    await mkdir(dir)
    const path = join(dir, basename(name) || 'upload')
    await pipeline(content, createWriteStream(path))
    this.#uploads.set(key, path)
    return { key, name: basename(path), sizeBytes: (await stat(path)).size }
  }

  /** @throws BadInput for a key that no upload has */
  pathOf(key: string): string {
    const path = this.#uploads.get(key)
    if (path !== undefined) return path
    throw new BadInput('file: it is no longer here; choose it again')
  }

  /** An empty folder for an export. */
  async newFolder(): Promise<string> {
    const dir = join(this.#dir, randomUUID())
    await mkdir(dir)
    return dir
  }

  /** Offers a folder's files as one archive. Returns the key to fetch it with. */
  offerFolder(name: string, dir: string): string {
    return this.#offer({
      name,
      stream: async () => {
        const zip = new ZipFile()
        for (const file of await readdir(dir)) zip.addFile(join(dir, file), file)
        zip.end()
        return zip.outputStream
      },
      remove: () => rm(dir, { recursive: true, force: true })
    })
  }

  /** What waits under a key, which is thereby used up; null when there is nothing. */
  take(key: string): Download | null {
    const download = this.#downloads.get(key) ?? null
    this.#downloads.delete(key)
    return download
  }

  async close(): Promise<void> {
    await rm(this.#dir, { recursive: true, force: true })
  }

  #offer(download: Download): string {
    const key = randomUUID()
    this.#downloads.set(key, download)
    return key
  }
}
