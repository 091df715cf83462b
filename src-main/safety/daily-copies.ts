import { FileProblem } from '../store/file-problem.ts'
import { isCopyDue } from './copies.ts'
import { DamageFound, type RunJob } from './run-job.ts'

/** Later than the first screen; a command of the terminal that is through by then has nothing to wait for. */
const FIRST_MS = 2000
const NEXT_MS = 60 * 60 * 1000

export interface DailyCopiesOptions {
  readonly file: string
  readonly runJob: RunJob
  /** Whether the file is open and sound, as far as is known. */
  readonly isSound: () => boolean
  /** Told when the file turns out to be damaged as it is copied. */
  readonly damaged: (problem: FileProblem) => void
}

/** Has the file copied whenever that is due. Keeps no process alive by it. Returns how to stop. */
export function keepDailyCopies({ file, runJob, isSound, damaged }: DailyCopiesOptions): () => void {
  const copyIfDue = async () => {
    try {
      if (!isSound() || !isCopyDue(file)) return
      await runJob({ type: 'copy', file }, { isOptional: true })
    } catch (error) {
      if (error instanceof DamageFound) damaged(new FileProblem('damaged', file, error.said))
      else console.error(`No copy of ${file} was made:`, error)
    }
  }
  let timer = setTimeout(function next() {
    void copyIfDue()
    timer = setTimeout(next, NEXT_MS).unref()
  }, FIRST_MS).unref()
  return () => {
    clearTimeout(timer)
  }
}
