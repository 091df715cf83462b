import type { Readable } from '../contract/safety.ts'
import type { CopyFile } from './read-tables.ts'

/** Work on whole files, which takes as long as they are large: done in a thread of its own, see safety-worker.ts. */
export type Job =
  | {
      readonly type: 'salvage'
      readonly file: string
      readonly output: string
      readonly copies: readonly CopyFile[]
    }
  | { readonly type: 'check'; readonly file: string }
  | { readonly type: 'copy'; readonly file: string }
  | { readonly type: 'prepare-copy'; readonly copy: string; readonly output: string }

/** What comes of each. */
export interface JobResults {
  readonly salvage: Readable
  /** What SQLite objects to; empty for a sound file. */
  readonly check: readonly string[]
  readonly copy: boolean
  readonly 'prepare-copy': null
}

/** What the thread says; a result or a failure is its last word. */
export type JobMessage =
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'result'; readonly result: JobResults[Job['type']] }
  | {
      readonly type: 'failed'
      readonly message: string
      /** The system's or SQLite's code for it, where there is one. */
      readonly code: string | undefined
      /** What SQLite says of a file that turned out to be damaged. */
      readonly said: string | null
    }
