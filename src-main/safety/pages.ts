import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs'

/*
 * A database file as SQLite lays it out: pages of one size, numbered from 1; the first begins with a header.
 * Source: https://www.sqlite.org/fileformat2.html
 */
const PAGE_BYTES = 4096
const HEADER_BYTES = 100
const AT = { formats: 18, changeCounter: 24, sizeInPages: 28, freePages: 32, version: 60, validFor: 92 }

/** Some pages by their numbers. */
export type Pages = ReadonlyMap<number, Buffer>

/** Reads pages of a file, or of a file's bytes. */
export function pagesOf(from: string | Buffer, numbers: readonly number[]): Pages {
  const read = (number: number) => {
    const start = (number - 1) * PAGE_BYTES
    return typeof from === 'string'
      ? readBytes(from, start, PAGE_BYTES)
      : from.subarray(start, start + PAGE_BYTES)
  }
  return new Map(numbers.map((number) => [number, read(number)]))
}

export function writePages(file: string, pages: Pages): void {
  for (const [number, page] of pages) writeBytes(file, page, (number - 1) * PAGE_BYTES)
}

/** What the header says, be it nonsense. */
export const headerOf = (file: string) => ({
  version: readBytes(file, 0, HEADER_BYTES).readUInt32BE(AT.version)
})

/** Gives a file the header of a sound database, fitted to its length: without free pages, with a write-ahead log. */
export function writeHeader(file: string, sound: Buffer): void {
  const header = Buffer.from(sound.subarray(0, HEADER_BYTES))
  header.fill(2, AT.formats, AT.formats + 2)
  header.writeUInt32BE(Math.ceil(statSync(file).size / PAGE_BYTES), AT.sizeInPages)
  header.fill(0, AT.freePages, AT.freePages + 8)
  // The length counts only where these two agree.
  header.copy(header, AT.validFor, AT.changeCounter, AT.changeCounter + 4)
  writeBytes(file, header, 0)
}

function readBytes(file: string, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, bytes, 0, length, start)
  } finally {
    closeSync(handle)
  }
  return bytes
}

function writeBytes(file: string, bytes: Buffer, start: number): void {
  const handle = openSync(file, 'r+')
  try {
    writeSync(handle, bytes, 0, bytes.length, start)
  } finally {
    closeSync(handle)
  }
}
