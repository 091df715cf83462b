import { createReadStream, type ReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/**
 * Writes a folder's files as a zip archive, as fast as the reader takes it, and never more than a piece of it in memory.
 * When the reader leaves, no file stays open.
 */
export async function zipFolder(dir: string, to: Writable): Promise<void> {
  const zip = new ZipFile()
  let open: ReadStream | null = null
  for (const file of (await readdir(dir)).sort()) {
    zip.addReadStreamLazy(file, (pump) => {
      open = createReadStream(join(dir, file))
      open.on('error', (error) => to.destroy(error))
      pump(null, open)
    })
  }
  zip.end()
  try {
    await pipeline(zip.outputStream, to)
  } finally {
    ;(open as ReadStream | null)?.destroy()
  }
}
