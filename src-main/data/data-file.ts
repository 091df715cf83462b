/** A file a person names, plain or gzipped: opened with care, read as a stream. */
import { open, stat, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { BadInput } from '../../src-engine/bad-input.ts'

const READ_AT_ONCE_BYTES = 256 * 1024

export interface OpenDataFile {
  /** The contents, decompressed. */
  readonly chunks: AsyncIterable<Uint8Array>
  /** Size on disk. */
  readonly sizeBytes: number
  /** Whether the contents are decompressed on the way, so that their size is unknown. */
  readonly compressed: boolean
}

/**
 * Hands the contents of a file to `consume` and closes it whatever happens. Gzip is told by its magic number, not by
 * the name. `consume` must read to the end or throw. `onRead` hears of every piece that came from the disk.
 * @throws BadInput when there is no such file, it cannot be read, is empty, or is damaged gzip
 */
export async function readDataFile<T>(
  path: string,
  consume: (file: OpenDataFile) => Promise<T>,
  onRead: (bytes: number) => void = () => undefined
): Promise<T> {
  const name = basename(path)
  const sizeBytes = await sizeOfFile(path)
  const handle = await unreadable(path, open(path))
  try {
    const compressed = await isGzip(handle)
    const contents = handle.createReadStream({
      start: 0,
      autoClose: false,
      highWaterMark: READ_AT_ONCE_BYTES
    })
    const count = (chunks: AsyncIterable<Uint8Array>) => counted(chunks, onRead)
    const use = (chunks: AsyncIterable<Uint8Array>) => consume({ chunks, sizeBytes, compressed })
    return compressed
      ? await pipeline(contents, count, createGunzip({ chunkSize: READ_AT_ONCE_BYTES }), use)
      : await pipeline(contents, count, use)
  } catch (error) {
    throw isZlibError(error)
      ? new BadInput(
          `${name} is damaged: it cannot be decompressed (${error.message}); fetch or make the file again`
        )
      : error
  } finally {
    await handle.close()
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onRead(chunk.length)
    yield chunk
  }
}

/** Looks before opening: opening a pipe or a device could wait for ever. */
async function sizeOfFile(path: string): Promise<number> {
  const name = basename(path)
  const stats = await unreadable(path, stat(path))
  if (stats.isDirectory()) throw new BadInput(`${name} is a folder: expected a file; name the file inside it`)
  if (!stats.isFile()) throw new BadInput(`${name} is not a regular file: expected a file of data`)
  if (stats.size === 0) throw new BadInput(`${name} is empty (0 bytes): fetch or make the file again`)
  return stats.size
}

async function isGzip(handle: FileHandle): Promise<boolean> {
  const magic = new Uint8Array(2)
  await handle.read(magic, 0, 2, 0)
  return magic[0] === 0x1f && magic[1] === 0x8b
}

/** What the system refuses is about the path that was given: the person can put it right. */
async function unreadable<T>(path: string, attempt: Promise<T>): Promise<T> {
  try {
    return await attempt
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const reason = code === 'ENOENT' ? 'there is no such file' : `the system says ${code}`
    throw new BadInput(`cannot read ${basename(path)}: ${reason}; check the path and its permissions`, {
      cause: error
    })
  }
}

function isZlibError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
