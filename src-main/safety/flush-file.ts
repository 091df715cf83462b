import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Returns when a file's content is on disk. */
export function flushFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
