import { inflateRawSync } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50
const STORED = 0

/** The files of a small archive by name, as text. Of the format only what the lab writes: stored or deflated. */
export function readZip(zip: Buffer): Map<string, string> {
  let end = zip.length - 22
  while (zip.readUInt32LE(end) !== END_OF_DIRECTORY) end--
  const files = new Map<string, string>()
  let entry = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(entry + 10)
    const packedSize = zip.readUInt32LE(entry + 20)
    const [nameSize, extraSize, noteSize] = [28, 30, 32].map((at) => zip.readUInt16LE(entry + at))
    const name = zip.toString('utf8', entry + 46, entry + 46 + nameSize)
    const local = zip.readUInt32LE(entry + 42)
    const content = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(content, content + packedSize)
    files.set(name, (method === STORED ? packed : inflateRawSync(packed)).toString('utf8'))
    entry += 46 + nameSize + extraSize + noteSize
  }
  return files
}
