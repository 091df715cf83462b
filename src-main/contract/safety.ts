import { eventIterator, type } from '@orpc/contract'
import * as z from 'zod'
import { method } from './base.ts'
import type { ExperimentId } from './ids.ts'

/**
 * Why the lab's file cannot be used: part of it cannot be read; it was written by a newer version of the lab, or by
 * another program; the folder allows no writing; somebody keeps it locked.
 */
export type ProblemKind = 'damaged' | 'newer' | 'foreign' | 'out-of-reach' | 'locked'

/** How much of something can be read, of how much there was. */
interface Count {
  readonly readable: number
  readonly total: number
}

/** What an experiment lost. */
export interface Loss {
  readonly experimentId: ExperimentId
  /** Null when the experiment itself is lost, with its runs. */
  readonly name: string | null
  /** Its name, question and notes are lost: it was put together from its runs, and has a new name. */
  readonly isRebuilt: boolean
  /** Runs of which nothing is left. */
  readonly gone: number
  /** Runs that lost epochs. */
  readonly runs: number
  /** Other runs that lost their final weights, which comparing does not need. */
  readonly weights: number
  /** Of the runs that lost epochs, those that can be trained again from their spec and seed. */
  readonly repeatable: number
}

/** What of a damaged file was read, and so is in its repaired copy. */
export interface Readable {
  readonly experiments: Count
  /** Runs with all their epochs. */
  readonly runs: Count
  readonly epochs: Count
  /** Final weights of runs that are done. */
  readonly weights: Count
  readonly checkpoints: Count
  readonly losses: readonly Loss[]
  /** Rows that the damaged file lost and a copy still has; which is in the counts. */
  readonly fromCopy: { readonly rows: number; readonly date: string } | null
}

/** A copy of the whole file, made while it was sound. */
export interface LabCopy {
  /** The day it was made on: "2026-11-22". */
  readonly date: string
  readonly madeAt: string
  readonly experiments: number
  readonly runs: number
  readonly sizeBytes: number
}

/** How far the reading of what can be read came. */
export type Reading =
  | { readonly state: 'running'; readonly fraction: number }
  | { readonly state: 'done'; readonly readable: Readable }
  | { readonly state: 'failed'; readonly problem: string }

/** What is wrong with the lab's file, and what can be done. */
export interface FileTrouble {
  readonly kind: ProblemKind
  readonly file: string
  /** What happened and what to do, in words. */
  readonly message: string
  /** In SQLite's words, and versions: for a bug report. */
  readonly details: readonly string[]
  readonly noticedAt: string
  /** Null where there is nothing to read around. */
  readonly reading: Reading | null
  /** Newest first. */
  readonly copies: readonly LabCopy[]
}

export interface SafetyState {
  /** Null while all is well. */
  readonly trouble: FileTrouble | null
  /** What could be read is open, and for reading only. */
  readonly isLookingAround: boolean
  /** Grows whenever a database is opened: what a page knows is of the one before. */
  readonly opened: number
}

const date = z.string().regex(/^\d{4}-\d\d-\d\d(-\d+)?$/, 'expected a day such as 2026-11-22')

/** What can be asked whatever state the lab's file is in. The rest of the contract answers DAMAGED while it cannot be used. */
export const safety = {
  /** Begins with the state as it is now. Ends when the client leaves. */
  watch: method.output(eventIterator(type<SafetyState>())),
  /** Puts what could be read in the damaged file's place, which stays beside it. Returns the damaged file's new name. */
  repair: method.output(type<string>()),
  /** Puts a copy in the damaged file's place, which stays beside it. Returns the damaged file's new name. */
  restoreCopy: method.input(z.object({ date })).output(type<string>()),
  /** Opens what could be read, for reading only; or closes it again. */
  lookAround: method.input(z.object({ isOpen: z.boolean() })),
  /** Opens the file once more: somebody may have mended what was wrong. */
  tryAgain: method
}
