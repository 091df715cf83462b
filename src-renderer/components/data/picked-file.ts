import type { ChosenFile, FileFromDialog } from '../../../src-main/contract/files.ts'
import { uploadFile } from '../../lab-client/upload-file.ts'
import { contentOf, isDamagedGzip, type FileContent } from './file-kind.ts'

/** Hears how much of a file is handed over, 0..1. */
export type Progress = (fraction: number) => void

/** A file that a person picked; the lab has it, or is sent it when it is needed. */
export interface PickedFile {
  readonly name: string
  readonly sizeBytes: number
  /** Null where it cannot be told. */
  readonly content: () => Promise<FileContent | null>
  readonly isDamagedGzip: () => Promise<boolean>
  /** What stands for it in calls to the lab. Sends it there first, where it is not yet. */
  readonly key: (signal: AbortSignal, progress: Progress) => Promise<string>
}

/** From the system's own dialog: the lab can read it where it is. */
export function chosenFile({ name, sizeBytes, key, head }: FileFromDialog): PickedFile {
  const beginning = new Blob([new Uint8Array(head)])
  return {
    name,
    sizeBytes,
    content: () => contentOf(name, beginning),
    isDamagedGzip: () => isDamagedGzip(name, beginning),
    key: () => Promise.resolve(key)
  }
}

/** From the browser's dialog: to be sent, once. */
export function fileToSend(file: File, send = uploadFile): PickedFile {
  let sent: Promise<ChosenFile> | null = null
  return {
    name: file.name,
    sizeBytes: file.size,
    content: () => contentOf(file.name, file),
    isDamagedGzip: () => isDamagedGzip(file.name, file),
    async key(signal, progress) {
      try {
        return (await (sent ??= send(file, { signal, progress }))).key
      } catch (error) {
        // The next attempt sends it again.
        sent = null
        throw error
      }
    }
  }
}
