/** A data set from tables: one row a line, the label in the first or the last column. */
import { BadInput } from '../../src-engine/bad-input.ts'
import { headerCell, showCell } from './csv-number.ts'
import { findLabelColumn, type LabelColumn } from './find-label-column.ts'
import type { LabelCensus } from './label-census.ts'
import { Mendable } from './mendable.ts'
import { checkTestLabels, classesOf, oneBasedNotes } from './label-rule.ts'
import { noteSmallNumbers } from './note-small-numbers.ts'
import { readCsvTable, type CsvTable } from './read-csv-table.ts'
import type { CsvSource, OnRead, SourceData, SourcePart } from './source.ts'

/** @throws BadInput when the files cannot be used, alone or together */
export async function readCsvSource(source: CsvSource, onRead?: OnRead): Promise<SourceData> {
  const { classes } = source
  const notes: string[] = []
  const table = await readCsvTable(source.csv, source.header, onRead)
  if (source.header === undefined) notes.push(headerNote(table))

  let label = source.label
  if (label === undefined) {
    const found = findLabelColumn(table, classes)
    label = found.column
    notes.push(found.note)
  }
  const census = labelCensus(table, label)
  const found = classesOf(census, classes, table.name)
  if (classes === undefined) notes.push(...oneBasedNotes(census, found))

  const data = { columns: table.cells.columns - 1, classes: found, training: partOf(table, label), notes }
  if (source.testCsv === undefined) return noteSmallNumbers({ ...data, test: null })
  const test = await readCsvTable(source.testCsv, source.header, onRead)
  checkSameColumns(table, test)
  checkTestLabels(labelCensus(test, label), census, classes, test.name)
  return noteSmallNumbers({ ...data, test: partOf(test, label) })
}

/** @throws BadInput when the column has a cell that no label can be */
function labelCensus(table: CsvTable, label: LabelColumn): LabelCensus {
  const { stranger, census } = table[label]
  if (stranger !== null) {
    throw new Mendable(
      `labels of ${table.name} out of range (the ${label} column): ${stranger}; ` +
        `if the labels are in the ${label === 'first' ? 'last' : 'first'} column, say so`,
      'label column'
    )
  }
  return census
}

function partOf({ cells }: CsvTable, label: LabelColumn): SourcePart {
  const column = label === 'first' ? 0 : cells.columns - 1
  return {
    rows: cells.rows,
    labels: cells.byteColumn(column),
    allBytes: cells.allBytes,
    features: cells.without(column)
  }
}

function headerNote({ header }: CsvTable): string {
  return header === null
    ? 'header: no (the first line has numbers only)'
    : `header: yes (the first line has the text ${showCell(headerCell(header) ?? '')})`
}

/** @throws BadInput when the test table has other columns than the training table */
function checkSameColumns(training: CsvTable, test: CsvTable): void {
  if (test.cells.columns !== training.cells.columns) {
    throw new BadInput(
      `${test.name} has ${test.cells.columns} columns, ${training.name} has ${training.cells.columns}: ` +
        'expected the same number; give the test rows of the same data set'
    )
  }
  if ((test.header === null) !== (training.header === null)) {
    const [withHeader, without] = test.header === null ? [training, test] : [test, training]
    throw new Mendable(
      `${withHeader.name} starts with a header (${headerNote(withHeader)}), ${without.name} does not: ` +
        'expected both or neither; add or remove the line, or say whether the first line is a header',
      'first line'
    )
  }
  const other = test.header?.findIndex((name, c) => name !== training.header?.[c]) ?? -1
  if (test.header !== null && training.header !== null && other !== -1) {
    throw new BadInput(
      `column ${other + 1} is ${showCell(test.header[other])} in ${test.name}, ` +
        `${showCell(training.header[other])} in ${training.name}: expected the same columns in the same order`
    )
  }
}
