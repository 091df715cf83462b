import { Worker } from 'node:worker_threads'
import type { Job, JobMessage, JobResults } from './job.ts'

/** A copy or a check found a file damaged. */
export class DamageFound extends Error {
  override name = 'DamageFound'
  /** In SQLite's words. */
  readonly said: string

  constructor(message: string, said: string) {
    super(message)
    this.said = said
  }
}

export interface JobOptions {
  /** Told how much is done, 0..1. */
  readonly tell?: (fraction: number) => void
  /** After so long it is given up. */
  readonly limitMs?: number
  /** Ends the thread in the midst of it. */
  readonly signal?: AbortSignal
  /** Whether the process may end before it is through. */
  readonly isOptional?: boolean
}

/** Does a job in a thread of its own. */
export type RunJob = <Type extends Job['type']>(
  job: Extract<Job, { type: Type }>,
  options?: JobOptions
) => Promise<JobResults[Type]>

/**
 * @param workerFile safety-worker.ts or what was built from it
 */
export const jobRunner =
  (workerFile: URL): RunJob =>
  <Type extends Job['type']>(
    job: Extract<Job, { type: Type }>,
    { tell, limitMs, signal, isOptional = false }: JobOptions = {}
  ) =>
    new Promise<JobResults[Type]>((resolve, reject) => {
      const worker = new Worker(workerFile, { workerData: job })
      if (isOptional) worker.unref()
      signal?.addEventListener('abort', () => void worker.terminate())
      const limit =
        limitMs === undefined
          ? undefined
          : setTimeout(() => {
              reject(new Error(`given up after ${limitMs / 1000} s`))
              void worker.terminate()
            }, limitMs)
      worker.on('message', (message: JobMessage) => {
        if (message.type === 'progress') tell?.(message.fraction)
        // The thread does the job that it was given.
        else if (message.type === 'result') resolve(message.result as JobResults[Type])
        else {
          const { message: text, code, said } = message
          reject(said === null ? Object.assign(new Error(text), { code }) : new DamageFound(text, said))
        }
      })
      worker.on('error', reject)
      worker.on('exit', (code) => {
        clearTimeout(limit)
        reject(new Error(`the thread ended with code ${code}`))
      })
    })
