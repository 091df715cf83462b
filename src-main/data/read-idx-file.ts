import { basename } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import { describeSizes, IDX_MAX_HEADER_BYTES, parseIdxHeader } from '../../src-engine/data/idx.ts'
import type { IdxHeader } from '../../src-engine/data/idx.ts'
import { readDataFile, type OpenDataFile } from './data-file.ts'
import { MAX_FEATURE_BYTES } from './limits.ts'

export interface IdxFile {
  /** What messages call the file. */
  readonly name: string
  readonly header: IdxHeader
  /** The items after the header, still in the file's byte order; on shared memory, exactly header.dataBytes. */
  readonly items: Uint8Array<SharedArrayBuffer>
}

/**
 * Reads an IDX file, plain or gzipped, into memory. Memory follows the bytes that really arrive, never the header's
 * word, and decompression stops where the header's promise ends.
 * @throws BadInput when the file cannot be read, is not IDX, or is not exactly as long as its header promises
 */
export function readIdxFile(path: string, onRead?: (bytes: number) => void): Promise<IdxFile> {
  const name = basename(path)
  const read = async (file: OpenDataFile) => {
    const chunks = file.chunks[Symbol.asyncIterator]()
    const start = await takeAtLeast(chunks, IDX_MAX_HEADER_BYTES)
    const header = parseIdxHeader(start, name)
    checkPromise(header, file, name)

    let items = sharedBytes(Math.min(header.dataBytes, file.sizeBytes))
    let filled = 0
    const append = (chunk: Uint8Array) => {
      const end = filled + chunk.length
      if (end > header.dataBytes) throw wrongLength(name, header, 'goes on after that: trailing bytes')
      if (end > items.length)
        items = grown(items, Math.min(header.dataBytes, Math.max(end, 2 * items.length)))
      items.set(chunk, filled)
      filled = end
    }
    append(start.subarray(header.headerBytes))
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) append(next.value)
    if (filled < header.dataBytes) throw wrongLength(name, header, `is truncated: only ${filled} came`)
    return { name, header, items }
  }
  return readDataFile(path, read, onRead)
}

/** What can be said before a single item is read. */
function checkPromise(header: IdxHeader, file: OpenDataFile, name: string): void {
  const { headerBytes, dataBytes } = header
  if (!file.compressed) {
    const came = file.sizeBytes - headerBytes
    if (came < dataBytes) throw wrongLength(name, header, `is truncated: only ${came} came`)
    if (came > dataBytes)
      throw wrongLength(name, header, `goes on after that: ${came - dataBytes} trailing bytes`)
  }
  if (dataBytes > MAX_FEATURE_BYTES) {
    throw new BadInput(
      `${name} is too large: its header promises ${dataBytes} bytes, ` +
        `at most ${MAX_FEATURE_BYTES} fit; use fewer rows or columns`
    )
  }
}

function wrongLength(name: string, { sizes, dataBytes }: IdxHeader, what: string): BadInput {
  return new BadInput(
    `${name} is damaged: its header promises ${describeSizes(sizes)} items, ${dataBytes} bytes, ` +
      `but the file ${what}; fetch or make the file again`
  )
}

/** The first `minimum` bytes or a little more; all there is when that is less. */
async function takeAtLeast(chunks: AsyncIterator<Uint8Array>, minimum: number): Promise<Uint8Array> {
  const taken: Uint8Array[] = []
  for (let bytes = 0; bytes < minimum;) {
    const next = await chunks.next()
    if (next.done === true) break
    taken.push(next.value)
    bytes += next.value.length
  }
  return Buffer.concat(taken)
}

const sharedBytes = (length: number) => new Uint8Array(new SharedArrayBuffer(length))

function grown(bytes: Uint8Array<SharedArrayBuffer>, length: number): Uint8Array<SharedArrayBuffer> {
  const larger = sharedBytes(length)
  larger.set(bytes)
  return larger
}
