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

/** As many bytes as an IDX file needs to be known by, unpacked or in a gzip file's first block. */
const HEAD_BYTES = 16_384
const GZIP = [0x1f, 0x8b]

/** By how the file begins, gzipped or not; where that cannot be read or says nothing, by its name. */
export async function contentOf(name: string, content: Blob): Promise<FileContent | null> {
  try {
    return contentOfBytes(await firstBytes(content)) ?? contentOfName(name)
  } catch {
    return contentOfName(name)
  }
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

async function firstBytes(content: Blob): Promise<Uint8Array> {
  const head = content.slice(0, HEAD_BYTES)
  const bytes = new Uint8Array(await head.arrayBuffer())
  if (!GZIP.every((byte, i) => bytes[i] === byte)) return bytes
  const reader = head.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const { value } = await reader.read()
  // The rest of the file is not there to be unpacked.
  reader.cancel().catch(() => undefined)
  return value ?? new Uint8Array()
}
