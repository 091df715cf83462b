import { stringify } from 'csv-stringify/sync'
import { createHash } from 'node:crypto'
import { appendFile, open } from 'node:fs/promises'
import { join } from 'node:path'
import { cellText } from './cell-text.ts'
import { columnsIn, type Column, type Sheet } from './column.ts'
import type { CsvFormat } from './csv-format.ts'

/** What was written, and what it means. */
export interface WrittenSheet {
  readonly name: string
  readonly description: string
  /** Without the header. */
  readonly rows: number
  /** Hex. */
  readonly sha256: string
  readonly sizeBytes: number
  readonly columns: readonly Pick<Column<never>, 'name' | 'type' | 'unit' | 'description'>[]
}

/** Rows turned into text at a time: a few milliseconds, so that whatever else this process does goes on. */
const ROWS_AT_ONCE = 500

const BYTE_ORDER_MARK = '\uFEFF'

/** By itself csv-stringify puts only CRLF in quotes; readers take each half of it for the end of a row, too. */
const LINE_END = /[\r\n]/

/**
 * Writes a sheet's rows, as they come, to a CSV file in a folder that is there. It keeps no file open between writes, so
 * that a failure anywhere leaves nothing to close.
 */
export class CsvWriter<Row> {
  readonly #sheet: Sheet<Row>
  readonly #format: CsvFormat
  readonly #columns: readonly Column<Row>[]
  readonly #path: string
  readonly #hash = createHash('sha256')
  /** Begins with the header; cells as text. */
  #waiting: string[][]
  #rows = 0
  #sizeBytes = 0

  constructor(folder: string, sheet: Sheet<Row>, format: CsvFormat) {
    this.#sheet = sheet
    this.#format = format
    this.#columns = columnsIn(format, sheet.columns)
    this.#path = join(folder, sheet.file)
    this.#waiting = [this.#columns.map(({ name }) => name)]
  }

  async add(rows: Iterable<Row>): Promise<void> {
    for (const row of rows) {
      this.#waiting.push(this.#columns.map((column) => cellText(column, row, this.#format)))
      this.#rows++
      if (this.#waiting.length >= ROWS_AT_ONCE) await this.#write()
    }
  }

  /** Returns when all is on the disk. */
  async finish(): Promise<WrittenSheet> {
    await this.#write()
    const file = await open(this.#path, 'r+')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
    return {
      name: this.#sheet.file,
      description: this.#sheet.description,
      rows: this.#rows,
      sha256: this.#hash.digest('hex'),
      sizeBytes: this.#sizeBytes,
      columns: this.#columns.map(({ name, type, unit, description }) => ({
        name,
        type,
        ...(unit !== undefined && { unit }),
        description
      }))
    }
  }

  async #write(): Promise<void> {
    const { byteOrderMark, delimiter } = this.#format
    const isFirst = this.#sizeBytes === 0
    const text = stringify(this.#waiting, { delimiter, record_delimiter: 'windows', quoted_match: LINE_END })
    const bytes = Buffer.from(isFirst && byteOrderMark ? BYTE_ORDER_MARK + text : text)
    this.#waiting = []
    this.#sizeBytes += bytes.length
    this.#hash.update(bytes)
    await appendFile(this.#path, bytes)
  }
}
