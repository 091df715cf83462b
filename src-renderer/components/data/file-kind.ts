import { HEAD_BYTES } from '../../../src-main/contract/file-head.ts'

/** What a data set is made of: IDX files, as MNIST comes in, or CSV tables. */
export type FileKind = 'idx' | 'csv'

/** What a file holds; 'idx' where images cannot be told from labels. */
export type FileContent = 'images' | 'labels' | 'idx' | 'table'

/** By its name; null where the name says nothing. */
export function contentOfName(name: string): FileContent | null {
  if (/\.(csv|tsv|txt)(\.gz)?$/i.test(name)) return 'table'
  if (!/\bidx\d?\b|ubyte/i.test(name)) return null
  if (/label|\bidx1\b/i.test(name)) return 'labels'
  return /image|\bidx[2-9]\b/i.test(name) ? 'images' : 'idx'
}

const GZIP = [0x1f, 0x8b]

/** By how the file begins, gzipped or not; where that cannot be read or says nothing, by its name. */
export async function contentOf(name: string, file: Blob): Promise<FileContent | null> {
  const head = await headOf(file)
  const bytes = isGzip(head) ? await unpacked(head) : head
  return (bytes && contentOfBytes(bytes)) ?? contentOfName(name)
}

/** Whether nothing can be unpacked from a gzip file, or from one that is only called so; its end is not looked at. */
export async function isDamagedGzip(name: string, file: Blob): Promise<boolean> {
  const head = await headOf(file)
  if (isGzip(head)) return (await unpacked(head)) === null
  return /\.gz$/i.test(name) && contentOfBytes(head) === null
}

/**
 * An IDX file begins with two zeros, the type of its values and how many dimensions it has, of which labels have one; a
 * table begins with characters.
 */
function contentOfBytes(bytes: Uint8Array): FileContent | null {
  const [first, second, type, dimensions] = bytes
  if (first === 0 && second === 0 && type >= 0x08 && type <= 0x0e && dimensions >= 1)
    return dimensions === 1 ? 'labels' : 'images'
  const isText = bytes.length > 0 && bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d))
  return isText ? 'table' : null
}

/** Nothing where the file cannot be read: the lab says why when it is added. */
async function headOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await file
    .slice(0, HEAD_BYTES)
    .arrayBuffer()
    .catch(() => new ArrayBuffer())
  return new Uint8Array(bytes)
}

const isGzip = (head: Uint8Array) => GZIP.every((byte, i) => head[i] === byte)

/** The first of what is packed in it; null where there is nothing, or it is damaged. */
async function unpacked(head: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  const reader = new Blob([head]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    const { value } = await reader.read()
    return value ?? null
  } catch {
    return null
  } finally {
    // The rest of the file is not there to be unpacked.
    reader.cancel().catch(() => undefined)
  }
}
