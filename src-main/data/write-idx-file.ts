import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'
import { encodeIdxHeader, encodeIdxItems, type IdxType } from '../../src-engine/data/idx.ts'
import type { Cells } from './cells.ts'

const CELLS_AT_ONCE = 64 * 1024

/** Byte 9 of a gzip file names the system that wrote it; 255 is "unknown". */
const GZIP_SYSTEM_OFFSET = 9
const GZIP_SYSTEM_UNKNOWN = 255

/**
 * Writes a gzipped IDX file, and returns when it is on the disk. The same items give the same file with the same
 * version of Node, whenever and on whatever system it is written: gzip's time is 0 and its system unknown.
 * `onWritten` hears of every few items that have been passed on.
 */
export async function writeIdxFile(
  path: string,
  type: IdxType,
  sizes: readonly number[],
  items: Iterable<Cells>,
  onWritten: (cells: number) => void = () => undefined
): Promise<void> {
  const file = await open(path, 'w')
  try {
    const gzip = createGzip({ level: constants.Z_DEFAULT_COMPRESSION })
    await pipeline(idxBytes(type, sizes, items, onWritten), gzip, (compressed) => file.writeFile(compressed))
    await file.write(Uint8Array.of(GZIP_SYSTEM_UNKNOWN), 0, 1, GZIP_SYSTEM_OFFSET)
    await file.sync()
  } finally {
    await file.close()
  }
}

function* idxBytes(
  type: IdxType,
  sizes: readonly number[],
  items: Iterable<Cells>,
  onWritten: (cells: number) => void
): Generator<Uint8Array> {
  yield encodeIdxHeader(type, sizes)
  for (const piece of items) {
    // A whole data set may come as one piece: encode it bit by bit.
    for (let start = 0; start < piece.length; start += CELLS_AT_ONCE) {
      const cells = piece.subarray(start, start + CELLS_AT_ONCE)
      yield encodeIdxItems(cells)
      onWritten(cells.length)
    }
  }
}
