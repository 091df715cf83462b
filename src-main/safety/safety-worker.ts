import { parentPort, workerData } from 'node:worker_threads'
import { FileProblem } from '../store/file-problem.ts'
import { checkFile } from './check-file.ts'
import { makeCopy, prepareCopy } from './copies.ts'
import type { Job, JobMessage, JobResults } from './job.ts'
import { salvage } from './salvage.ts'

/*
 * The entry of the thread that works on whole files: it does its one job and ends. Killed at any point it leaves nothing
 * half-done.
 */

// Of the thousands of pages that may fail nobody wants to know where in the program they did.
Error.stackTraceLimit = 0

const post = (message: JobMessage) => parentPort?.postMessage(message)

const TELL_EVERY_MS = 100
let toldAt = 0
function tell(fraction: number): void {
  if (Date.now() - toldAt < TELL_EVERY_MS) return
  toldAt = Date.now()
  post({ type: 'progress', fraction })
}

async function done(job: Job): Promise<JobResults[Job['type']]> {
  switch (job.type) {
    case 'salvage':
      return salvage(job.file, job.output, job.copies, tell)
    case 'check':
      return checkFile(job.file)
    case 'copy':
      return await makeCopy(job.file)
    case 'prepare-copy':
      prepareCopy(job.copy, job.output)
      return null
  }
}

try {
  post({ type: 'result', result: await done(workerData as Job) })
} catch (error) {
  const { message, code } = error as NodeJS.ErrnoException
  post({ type: 'failed', message, code, said: error instanceof FileProblem ? error.said : null })
}
