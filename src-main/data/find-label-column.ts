import { showCell } from './csv-number.ts'
import { Mendable } from './mendable.ts'
import type { CsvTable } from './read-csv-table.ts'

export type LabelColumn = 'first' | 'last'

const LABEL_NAMES = ['label', 'class', 'target', 'y']

/**
 * Finds the column of the labels at either end of the training table: the one that its header calls so; else the one
 * that can be labels; of two such, the one with fewer different values; else the first.
 * @returns the column and a sentence that says why
 * @throws BadInput when neither can be
 */
export function findLabelColumn(
  table: CsvTable,
  classes: number | undefined
): { column: LabelColumn; note: string } {
  const named = namedColumn(table.header)
  if (named !== null) {
    return { column: named.column, note: `labels: the ${named.column} column, named ${showCell(named.name)}` }
  }
  const firstProblem = table.first.problem(classes)
  const lastProblem = table.last.problem(classes)
  if (firstProblem !== null && lastProblem !== null) {
    throw new Mendable(
      `no column of labels found at either end of ${table.name}. First column: ${firstProblem}. ` +
        `Last column: ${lastProblem}. Say which one it is`,
      'label column'
    )
  }
  if (lastProblem !== null) return { column: 'first', note: 'labels: the first column (the last cannot be)' }
  if (firstProblem !== null) return { column: 'last', note: 'labels: the last column (the first cannot be)' }
  const column = table.last.distinct < table.first.distinct ? 'last' : 'first'
  return {
    column,
    note:
      `labels: the ${column} column (both ends could be: the first has ${table.first.distinct} different values, ` +
      `the last ${table.last.distinct}; if it is the other one, say so)`
  }
}

/** The one end whose name says that it is the labels; null when neither or both do. */
function namedColumn(header: readonly string[] | null): { column: LabelColumn; name: string } | null {
  const [first, last] = [header?.at(0) ?? '', header?.at(-1) ?? '']
  const isLabel = (name: string) => LABEL_NAMES.includes(name.toLowerCase())
  if (isLabel(first) === isLabel(last)) return null
  return isLabel(first) ? { column: 'first', name: first } : { column: 'last', name: last }
}
