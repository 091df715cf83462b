import { eventIterator, type } from '@orpc/contract'
import * as z from 'zod'
import { method, targetsInput } from './base.ts'

export const csvPresets = ['standard', 'excel', 'excel-semicolon'] as const
export const csvFileNames = ['comparison.csv', 'runs.csv', 'metrics_long.csv', 'metrics_wide.csv'] as const

export type CsvPreset = (typeof csvPresets)[number]
export type CsvFileName = (typeof csvFileNames)[number]

/** Where an export went. */
export type Exported =
  /** Written where the person chose; `key` is for files.showInFolder. */
  | {
      readonly kind: 'saved'
      readonly path: string
      readonly key: string
      readonly warnings: readonly string[]
    }
  /** Ready to be fetched from `href`. */
  | {
      readonly kind: 'download'
      readonly href: string
      readonly name: string
      readonly warnings: readonly string[]
    }
  | { readonly kind: 'cancelled' }

/** News of an export, at most ten times a second; the last piece says where it went. */
export type ExportNews =
  /** How much is written, 0..1. */
  | { readonly type: 'progress'; readonly fraction: number }
  | {
      readonly type: 'exported'
      readonly exported: Exported
      /** Metadata.json is beside them. */
      readonly files: readonly ExportedFile[]
    }

/** A CSV file that was written. */
export interface ExportedFile {
  readonly name: string
  readonly rows: number
  readonly sha256: string
  readonly sizeBytes: number
}

/** A file's or folder's own name, without a path, that is allowed on every system. */
const fileName = z.string().regex(/^(?!\.{1,2}$)[^/\\:*?"<>|\p{Cc}]{1,120}$/u, {
  error: 'expected a file name of 1 .. 120 characters without / \\ : * ? " < > |'
})

export const exports_ = {
  /** The chosen files, and metadata.json beside them. A client that leaves ends the export, which then leaves nothing. */
  csv: method
    .input(
      z.object({
        targets: targetsInput,
        preset: z.enum(csvPresets),
        /** All when absent. */
        files: z.array(z.enum(csvFileNames)).min(1).optional()
      })
    )
    .output(eventIterator(type<ExportNews>())),
  /** A file that the window made: a chart, a report, a spec. Only where there are native dialogs. */
  file: method
    .input(z.object({ name: fileName, content: z.instanceof(Uint8Array) }))
    .output(type<Exported>()),
  /** Several files that the window made, as the specs of all that was chosen, in a folder of that name. */
  files: method
    .input(
      z.object({
        name: fileName,
        files: z
          .array(z.object({ name: fileName, content: z.instanceof(Uint8Array) }))
          .min(1)
          .max(10_000)
      })
    )
    .output(type<Exported>())
}
