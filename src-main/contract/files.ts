import { type } from '@orpc/contract'
import * as z from 'zod'
import { method } from './base.ts'

/** A file that a person chose. Pages never name paths: they hand back the key they were given. */
export interface ChosenFile {
  readonly key: string
  readonly name: string
  readonly sizeBytes: number
}

/** One from the system's dialog, with how it begins, by which the page sees what it holds: up to HEAD_BYTES of file-head.ts. */
export interface FileFromDialog extends ChosenFile {
  readonly head: Uint8Array
}

export const files = {
  /** Opens the system's dialog; empty when it was closed without a choice. Only where there are native dialogs. */
  choose: method
    .input(z.object({ title: z.string(), extensions: z.array(z.string()), multiple: z.boolean() }))
    .output(type<readonly FileFromDialog[]>()),
  /** Only for what this door saved, and only where there are native dialogs. */
  showInFolder: method.input(z.object({ key: z.string() }))
}
