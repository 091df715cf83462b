import { counted, exact } from '../../../src-engine/words/numbers.ts'
import type { DamagedDatasetLine, DatasetLine } from '../../../src-main/contract/datasets.ts'

export type ListedDataset = DatasetLine | DamagedDatasetLine

export const isDamaged = (dataset: ListedDataset): dataset is DamagedDatasetLine => 'problem' in dataset

/** "10,000 rows · 784 columns · 10 classes" */
export function shapeWords({ trainingRows, testRows, columns, classes }: DatasetLine): string {
  const rows = testRows === null ? '' : ` + ${exact(testRows)} test`
  return [`${exact(trainingRows)}${rows} rows`, counted(columns, 'column'), `${classes} classes`].join(' · ')
}

/** The first and last digits of a checksum, as much as people compare. */
export const shortHash = (sha256: string) => `${sha256.slice(0, 8)}…${sha256.slice(-8)}`
