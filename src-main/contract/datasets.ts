import { eventIterator, type } from '@orpc/contract'
import * as z from 'zod'
import { method, wholeNumber } from './base.ts'

/** A data set of the lab, without its data. */
export interface DatasetLine {
  readonly id: string
  readonly builtIn: boolean
  readonly origin: string
  readonly addedAt: string | null
  readonly columns: number
  readonly classes: number
  /** 'ubyte': all features are whole numbers 0 .. 255. */
  readonly featureType: 'ubyte' | 'double'
  readonly trainingRows: number
  readonly testRows: number | null
  /** Training rows of each class. */
  readonly classCounts: readonly number[]
  readonly sha256: string
  readonly sizeBytes: number
  /** Where they come from and what may be done with them, in Markdown; null where nothing was written. */
  readonly about: string | null
}

export interface DamagedDatasetLine {
  readonly id: string
  readonly builtIn: boolean
  readonly problem: string
}

/** Some rows as pictures. */
export interface DatasetRows {
  readonly total: number
  readonly columns: number
  /** The rows' features, row after row: bytes as they are, others scaled so that the training rows' largest is 255. */
  readonly pixels: Uint8Array
  readonly labels: Uint8Array
  /** The place of each row in the data set, from 0. */
  readonly rows: readonly number[]
}

export type AddProgress =
  | {
      readonly type: 'progress'
      readonly step: 'reading' | 'checking' | 'writing'
      /** Of this step, 0..1; null where it cannot be known. */
      readonly fraction: number | null
    }
  | { readonly type: 'added'; readonly dataset: DatasetLine; readonly notes: readonly string[] }

const datasetId = z.string().regex(/^.{1,40}$/s, 'expected a name of 1 .. 40 characters')
/** A file that was chosen through this door: see files.ts. */
const file = z.string('expected a file').min(1, 'expected a file')
const classes = wholeNumber(2, 256).optional()

const sourceInput = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('idx'),
    images: file,
    labels: file,
    testImages: file.optional(),
    testLabels: file.optional(),
    classes
  }),
  z.object({
    kind: z.literal('csv'),
    csv: file,
    testCsv: file.optional(),
    label: z.enum(['first', 'last']).optional(),
    header: z.boolean().optional(),
    classes
  })
])

/** Where a data set is to come from, its files as they were chosen. */
export type ChosenSource = z.input<typeof sourceInput>

export const datasets = {
  list: method.output(type<readonly (DatasetLine | DamagedDatasetLine)[]>()),
  rows: method
    .input(
      z.object({
        id: datasetId,
        label: z.int().min(0).max(255).nullable(),
        from: z.int().min(0),
        count: z.int().min(1).max(1000)
      })
    )
    .output(type<DatasetRows>()),
  add: method
    .input(z.object({ id: datasetId, source: sourceInput }))
    .output(eventIterator(type<AddProgress>())),
  /** For a week `restore` brings it back. */
  remove: method.input(z.object({ id: datasetId })),
  restore: method.input(z.object({ id: datasetId }))
}
