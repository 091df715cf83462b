import type { Cells } from './cells.ts'

/** The files a person gives for a new data set: absolute paths. */
export type DatasetSource = IdxSource | CsvSource

/** Images and labels, as MNIST and its relatives are published. */
export interface IdxSource {
  readonly kind: 'idx'
  readonly images: string
  readonly labels: string
  readonly testImages?: string | undefined
  readonly testLabels?: string | undefined
  /** Number of classes, where the training rows do not show them all. */
  readonly classes?: number | undefined
}

/** Tables of numbers, a row an example. */
export interface CsvSource {
  readonly kind: 'csv'
  readonly csv: string
  readonly testCsv?: string | undefined
  /** The column with the labels; found out when left open. */
  readonly label?: 'first' | 'last' | undefined
  /** Whether the first row names the columns; found out when left open. */
  readonly header?: boolean | undefined
  readonly classes?: number | undefined
}

/** The files of a source, the training part's first. */
export function pathsOf(source: DatasetSource): string[] {
  const paths =
    source.kind === 'idx'
      ? [source.images, source.labels, source.testImages, source.testLabels]
      : [source.csv, source.testCsv]
  return paths.filter((path) => path !== undefined)
}

/** Hears of every piece of a file as it is read. */
export type OnRead = (bytes: number) => void

/** What was read from a source, checked. */
export interface SourceData {
  readonly columns: number
  readonly classes: number
  readonly training: SourcePart
  readonly test: SourcePart | null
  /** What was found out and not said by the person, a sentence each. */
  readonly notes: readonly string[]
}

export interface SourcePart {
  readonly rows: number
  readonly labels: Uint8Array
  /** True when every feature is a whole number 0..255. */
  readonly allBytes: boolean
  /** The features of all rows, row-major, in pieces of whole rows. */
  readonly features: Iterable<Cells>
}
