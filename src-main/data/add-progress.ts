import { stat } from 'node:fs/promises'

/** How far adding a data set came. */
export interface AddingStep {
  readonly step: 'reading' | 'checking' | 'writing'
  /** Of this step, 0..1; null where it cannot be known. */
  readonly fraction: number | null
}

export type ReportAdding = (progress: AddingStep) => void

/** Counts the bytes of all files as they are read, and says when there is nothing left but to check them. */
export async function readingMeter(
  paths: readonly string[],
  report: ReportAdding
): Promise<(bytes: number) => void> {
  const sizes = await Promise.all(
    // One that is not there is told of by whoever reads it.
    paths.map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0
      )
    )
  )
  const total = sizes.reduce((sum, size) => sum + size, 0)
  let read = 0
  report({ step: 'reading', fraction: 0 })
  return (bytes) => {
    read += bytes
    report(read < total ? { step: 'reading', fraction: read / total } : { step: 'checking', fraction: null })
  }
}

/** Counts the features of all parts as they are written. */
export function writingMeter(total: number, report: ReportAdding): (cells: number) => void {
  let written = 0
  report({ step: 'writing', fraction: 0 })
  return (cells) => {
    written += cells
    report({ step: 'writing', fraction: written / total })
  }
}
