/** What a file of data is: IDX, as MNIST comes in, or a CSV table. */
export type FileKind = 'idx' | 'csv'

/** By its name; null where the name says nothing. */
export function kindOfName(name: string): FileKind | null {
  if (/\.(csv|tsv|txt)(\.gz)?$/i.test(name)) return 'csv'
  return /\bidx\d?\b|ubyte/i.test(name) ? 'idx' : null
}

/** As many bytes as an IDX file needs to be known by, unpacked or in a gzip file's first block. */
const HEAD_BYTES = 16_384
const GZIP = [0x1f, 0x8b]

/** By how the file begins, gzipped or not; where that cannot be read or says nothing, by its name. */
export async function kindOfFile(file: File): Promise<FileKind | null> {
  try {
    return kindOfBytes(await firstBytes(file)) ?? kindOfName(file.name)
  } catch {
    return kindOfName(file.name)
  }
}

/** An IDX file begins with two zeros, the type of its values and how many dimensions it has; a table with characters. */
function kindOfBytes(bytes: Uint8Array): FileKind | null {
  const [first, second, type, dimensions] = bytes
  if (first === 0 && second === 0 && type >= 0x08 && type <= 0x0e && dimensions >= 1) return 'idx'
  const isText = bytes.length > 0 && bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d))
  return isText ? 'csv' : null
}

async function firstBytes(file: File): Promise<Uint8Array> {
  const head = file.slice(0, HEAD_BYTES)
  const bytes = new Uint8Array(await head.arrayBuffer())
  if (!GZIP.every((byte, i) => bytes[i] === byte)) return bytes
  const reader = head.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const { value } = await reader.read()
  // The rest of the file is not there to be unpacked.
  reader.cancel().catch(() => undefined)
  return value ?? new Uint8Array()
}
