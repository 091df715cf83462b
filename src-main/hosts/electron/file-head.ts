import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { HEAD_BYTES } from '../../contract/file-head.ts'

/** How a file begins, up to HEAD_BYTES. Nothing of one that is no regular file or cannot be read: whoever uses it says why. */
export async function fileHead(path: string): Promise<Uint8Array> {
  try {
    // Opening a pipe could wait for ever.
    if (!(await stat(path)).isFile()) return new Uint8Array(0)
    return new Uint8Array(await buffer(createReadStream(path, { end: HEAD_BYTES - 1 })))
  } catch {
    return new Uint8Array(0)
  }
}
