/**
 * The IDX format of the MNIST files, in bytes; reading and writing files is the caller's part.
 *
 *     0 0 type dims | dims sizes, uint32 | items, row-major        (every number big-endian)
 *
 * Specification: the page of the MNIST database, "The IDX file format".
 */
import { BadInput } from '../bad-input.ts'

/** The item types the lab reads. It writes ubyte (images, labels) and double (features from a table). */
export type IdxType = 'ubyte' | 'float' | 'double'

const itemTypes = {
  ubyte: { code: 0x08, itemBytes: 1 },
  float: { code: 0x0d, itemBytes: 4 },
  double: { code: 0x0e, itemBytes: 8 }
} as const satisfies Record<IdxType, { code: number; itemBytes: number }>

/** Types of the specification that hold neither images nor features in practice: named in the message only. */
const unsupportedTypes: Record<number, string> = { 0x09: 'signed byte', 0x0b: 'short', 0x0c: 'int' }

export interface IdxHeader {
  readonly type: IdxType
  /** Items along each dimension; the first is the number of rows. */
  readonly sizes: readonly number[]
  readonly headerBytes: number
  /** What the header promises: the bytes of all items. */
  readonly dataBytes: number
}

/** The longest header there can be: 255 dimensions. */
export const IDX_MAX_HEADER_BYTES = 4 + 4 * 255

export const idxItemBytes = (type: IdxType): number => itemTypes[type].itemBytes

/**
 * Reads the header at the start of `bytes`, which must be the whole file or at least IDX_MAX_HEADER_BYTES of it.
 * `name` is what messages call the file.
 * @throws BadInput when this is not the header of an IDX file the lab can read
 */
export function parseIdxHeader(bytes: Uint8Array, name: string): IdxHeader {
  const [zero0, zero1, code, dimensions] = bytes
  if (bytes.length < 4 || zero0 !== 0 || zero1 !== 0) {
    throw new BadInput(
      `${name} is not an IDX file: expected it to start with 00 00 08 (as MNIST's images and labels do), ` +
        `came ${hex(bytes.subarray(0, 4))}; give an IDX file, plain or .gz, or a table of numbers as CSV`
    )
  }
  const type = (Object.keys(itemTypes) as IdxType[]).find((key) => itemTypes[key].code === code)
  if (type === undefined) {
    throw new BadInput(
      `${name} holds items of type ${hex(bytes.subarray(2, 3))} (${unsupportedTypes[code] ?? 'unknown to IDX'}); ` +
        'expected unsigned bytes (08), floats (0d) or doubles (0e): convert the file'
    )
  }
  if (dimensions === 0) {
    throw new BadInput(`${name} is not a usable IDX file: its header says 0 dimensions; expected 1 or more`)
  }
  const headerBytes = 4 + 4 * dimensions
  if (bytes.length < headerBytes) {
    throw new BadInput(
      `${name} is truncated: ${dimensions} dimensions need a header of ${headerBytes} bytes, ` +
        `came ${bytes.length}; fetch or make the file again`
    )
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes)
  const sizes = Array.from({ length: dimensions }, (_, d) => view.getUint32(4 + 4 * d))
  return { type, sizes, headerBytes, dataBytes: dataBytes(type, sizes, name) }
}

function dataBytes(type: IdxType, sizes: readonly number[], name: string): number {
  // A product of doubles would round beyond 2^53, and could then agree with a file it does not describe.
  const exact = sizes.reduce((product, size) => product * BigInt(size), BigInt(idxItemBytes(type)))
  if (exact > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new BadInput(
      `${name} is not a usable IDX file: its header promises ${describeSizes(sizes)} items, ` +
        'more than any file can hold; fetch or make the file again'
    )
  }
  return Number(exact)
}

/** The header in front of the items of an array with these sizes, each below 2^32. */
export function encodeIdxHeader(type: IdxType, sizes: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * sizes.length)
  bytes.set([0, 0, itemTypes[type].code, sizes.length])
  const view = new DataView(bytes.buffer)
  sizes.forEach((size, d) => {
    view.setUint32(4 + 4 * d, size)
  })
  return bytes
}

/** The items as they stand in a file: bytes as they are (not copied), doubles big-endian. */
export function encodeIdxItems(values: Uint8Array | Float64Array): Uint8Array {
  if (values instanceof Uint8Array) return values
  const bytes = new Uint8Array(values.length * 8)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < values.length; i++) view.setFloat64(8 * i, values[i])
  return bytes
}

/**
 * The items from a file's bytes after the header. Bytes come back as they are; doubles are put right in place, on the
 * memory that is given, which must start at a multiple of 8: a large data set is never in memory twice.
 */
export function decodeIdxItems(
  type: IdxType,
  bytes: Uint8Array<SharedArrayBuffer>
): Uint8Array<SharedArrayBuffer> | Float64Array<SharedArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  switch (type) {
    case 'ubyte':
      return bytes
    case 'float': {
      const values = new Float64Array(new SharedArrayBuffer(bytes.length * 2))
      for (let i = 0; i < values.length; i++) values[i] = view.getFloat32(4 * i)
      return values
    }
    case 'double': {
      const values = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8)
      for (let i = 0; i < values.length; i++) values[i] = view.getFloat64(8 * i)
      return values
    }
    default:
      return type satisfies never
  }
}

/** "60000 x 28 x 28"; of absurdly many dimensions only the first few. */
export function describeSizes(sizes: readonly number[]): string {
  return sizes.slice(0, 4).join(' x ') + (sizes.length > 4 ? ` x ... (${sizes.length} dimensions)` : '')
}

function hex(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'nothing'
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
}
