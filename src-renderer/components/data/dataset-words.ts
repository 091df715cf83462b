import { counted, exact, fixed } from '../../../src-engine/words/numbers.ts'
import type { DamagedDatasetLine, DatasetLine } from '../../../src-main/contract/datasets.ts'

export type ListedDataset = DatasetLine | DamagedDatasetLine

export const isDamaged = (dataset: ListedDataset): dataset is DamagedDatasetLine => 'problem' in dataset

/** 10,000 */

/** 2,412,544 bytes as "2.4 MB"; a kB is 1,000 bytes. */
export function sizeWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB']
  let size = bytes
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1
  return `${fixed(size, digits)} ${units[unit]}`
}

/** "10,000 rows · 784 columns · 10 classes" */
export function shapeWords({ trainingRows, testRows, columns, classes }: DatasetLine): string {
  const rows = testRows === null ? '' : ` + ${exact(testRows)} test`
  return [`${exact(trainingRows)}${rows} rows`, counted(columns, 'column'), `${classes} classes`].join(' · ')
}

/** The first and last digits of a checksum, as much as people compare. */
export const shortHash = (sha256: string) => `${sha256.slice(0, 8)}…${sha256.slice(-8)}`
