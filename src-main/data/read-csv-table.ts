import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { BadInput } from '../../src-engine/bad-input.ts'
import { cellNumber, headerCell, showCell } from './csv-number.ts'
import { Mendable } from './mendable.ts'
import { readDataFile, type OpenDataFile } from './data-file.ts'
import { LabelCandidate } from './label-candidate.ts'
import { RowBlocks } from './row-blocks.ts'

/** A row of more than this is not a row: a wrong file, or a quotation mark that is never closed. */
const MAX_ROW_BYTES = 16 * 1024 ** 2

export interface CsvTable {
  /** What messages call the file. */
  readonly name: string
  /** The names of the columns, where the first row names them. */
  readonly header: readonly string[] | null
  /** The whole table, labels included. */
  readonly cells: RowBlocks
  readonly first: LabelCandidate
  readonly last: LabelCandidate
}

/** One row of the file and the number of its line, counted from 1; of a row over several lines, the last. */
interface CsvRow {
  record: string[]
  info: { lines: number }
}

/**
 * Reads a table of numbers: RFC 4180, UTF-8 with or without byte order mark, LF or CRLF, plain or gzipped. Blank lines
 * are skipped. `header` says whether the first row names the columns; left open, it does when one of its cells is text.
 * @throws BadInput when the file cannot be read, or is not a table of finite numbers with at least 2 columns and 1 row
 */
export async function readCsvTable(
  path: string,
  header: boolean | undefined,
  onRead?: (bytes: number) => void
): Promise<CsvTable> {
  const name = basename(path)
  const parser = parse({
    bom: true,
    info: true,
    record_delimiter: ['\r\n', '\n'],
    skip_empty_lines: true,
    // Rows of other lengths are told in the lab's words, by addRow.
    relax_column_count: true,
    max_record_size: MAX_ROW_BYTES
  })
  try {
    const read = ({ chunks }: OpenDataFile) =>
      pipeline(chunks, parser, (rows: AsyncIterable<CsvRow>) => buildTable(name, header, rows))
    return await readDataFile(path, read, onRead)
  } catch (error) {
    // Out here: the parser's error destroys the file's stream as well, and may come back from there.
    throw error instanceof CsvError ? notCsv(name, error) : error
  }
}

async function buildTable(
  name: string,
  header: boolean | undefined,
  rows: AsyncIterable<CsvRow>
): Promise<CsvTable> {
  let table: CsvTable | null = null
  for await (const { record, info } of rows) {
    if (table === null) {
      const isHeader = header ?? headerCell(record) !== undefined
      table = emptyTable(name, record, isHeader)
      if (isHeader) continue
    }
    addRow(table, record, info.lines)
  }
  if (table === null || table.cells.rows === 0) {
    const what = table === null ? 'no rows' : 'a header and no rows after it'
    throw new BadInput(`${name} has ${what}: expected a line of numbers for each row; check the file`)
  }
  return table
}

function emptyTable(name: string, record: string[], isHeader: boolean): CsvTable {
  if (record.length < 2) {
    throw new BadInput(
      `${name} has 1 column (its first line is ${showCell(record[0])}): expected a label and at least one feature, ` +
        'separated by commas; check the separator'
    )
  }
  return {
    name,
    header: isHeader ? record.map((name) => name.trim()) : null,
    cells: new RowBlocks(record.length, name),
    first: new LabelCandidate(),
    last: new LabelCandidate()
  }
}

function addRow({ name, header, cells, first, last }: CsvTable, record: string[], line: number): void {
  const { columns } = cells
  if (record.length !== columns) {
    throw new BadInput(
      `line ${line} of ${name} has ${record.length} cells, the first line has ${columns}: ` +
        'expected the same number in every line; repair the line'
    )
  }
  const row = cells.rows + 1
  for (let c = 0; c < columns; c++) {
    const value = cellNumber(record[c])
    if (Number.isNaN(value)) {
      const title = header === null ? '' : ` (${showCell(header[c])})`
      const problem =
        `line ${line} of ${name}, column ${c + 1}${title}: expected a finite number, ` +
        `came ${record[c] === '' ? 'an empty cell' : showCell(record[c])}; repair or remove the line`
      throw row === 1 && header === null
        ? new Mendable(`${problem}; if the first line names the columns, say so`, 'first line')
        : new BadInput(problem)
    }
    if (c === 0) first.add(value, row, line, record[c])
    if (c === columns - 1) last.add(value, row, line, record[c])
    cells.push(value)
  }
}

function notCsv(name: string, error: CsvError): BadInput {
  return new BadInput(
    `${name} is not a table with commas between the cells (${showCell(error.message, 120)}); ` +
      'repair the line, or give another file',
    { cause: error }
  )
}
