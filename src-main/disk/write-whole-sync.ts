import { renameSync, writeFileSync } from 'node:fs'

/** Writes a small text file so that whoever reads it finds the old content or the new, whole. */
export function writeWholeSync(path: string, text: string): void {
  const fresh = `${path}.${process.pid}.new`
  writeFileSync(fresh, text)
  renameSync(fresh, path)
}
