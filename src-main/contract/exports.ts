import { type } from '@orpc/contract'
import * as z from 'zod'
import { method, targetsInput } from './base.ts'

export const csvPresets = ['standard', 'excel', 'excel-semicolon'] as const
export const csvFileNames = ['comparison.csv', 'runs.csv', 'metrics_long.csv', 'metrics_wide.csv'] as const

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

export const exports_ = {
  /** The chosen files, and metadata.json beside them. */
  csv: method
    .input(
      z.object({
        targets: targetsInput,
        preset: z.enum(csvPresets),
        /** All when absent. */
        files: z.array(z.enum(csvFileNames)).min(1).optional()
      })
    )
    .output(type<Exported>()),
  /** A file that the window made: a chart, a report, a spec. */
  file: method
    .input(z.object({ name: z.string().min(1).max(200), content: z.instanceof(Uint8Array) }))
    .output(type<Exported>())
}
