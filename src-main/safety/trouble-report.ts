import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { FileTrouble, Reading } from '../contract/safety.ts'
import { failureWords } from '../lab/failure-words.ts'
import type { FileProblem } from '../store/file-problem.ts'
import { copyFiles, listCopies } from './copies.ts'
import { removeLeftFiles } from './left-files.ts'
import { repairedPath } from './put-in-place.ts'
import type { RunJob } from './run-job.ts'

/** A drive that fails may take minutes for a page. */
const SALVAGE_LIMIT_MS = 15 * 60_000
/** SQLite's own words are worth waiting for, but not longer. */
const CHECK_LIMIT_MS = 60_000

export interface ReportOptions {
  readonly appVersion: string
  readonly runJob: RunJob
  /** Told whenever more is known. */
  readonly changed: () => void
}

/** What is known of a problem with the lab's file. Of a damaged one more and more, once it is read. */
export class TroubleReport {
  readonly problem: FileProblem
  readonly #options: ReportOptions
  #trouble: FileTrouble
  #isReading = false
  readonly #closing = new AbortController()

  constructor(problem: FileProblem, options: ReportOptions) {
    const { kind, file, said, message } = problem
    const isDamaged = kind === 'damaged'
    this.problem = problem
    this.#options = options
    this.#trouble = {
      kind,
      file,
      message,
      details: [...said.split('\n'), facts(file, options.appVersion)],
      noticedAt: new Date().toISOString(),
      reading: isDamaged ? { state: 'running', fraction: 0 } : null,
      copies: isDamaged ? listCopies(file) : []
    }
  }

  get trouble(): FileTrouble {
    return this.#trouble
  }

  /** Whether what can be read is in the repaired file. */
  get isRead(): boolean {
    return this.#trouble.reading?.state === 'done'
  }

  get isReading(): boolean {
    return this.#isReading && this.#trouble.reading?.state === 'running'
  }

  /** Reads what can be read, once; then, for the details, lets SQLite look through all of the file. */
  read(): void {
    if (this.#isReading || this.#trouble.reading === null) return
    this.#isReading = true
    void this.#salvage().then(() => this.#check())
  }

  /** Stops reading: somebody went on without what could be read. */
  close(): void {
    this.#closing.abort()
  }

  async #salvage(): Promise<void> {
    const { file } = this.problem
    const tell = (reading: Reading) => {
      this.#change({ reading })
    }
    try {
      const readable = await this.#options.runJob(
        { type: 'salvage', file, output: repairedPath(file), copies: copyFiles(file) },
        {
          isOptional: true,
          limitMs: SALVAGE_LIMIT_MS,
          signal: this.#closing.signal,
          tell: (fraction) => {
            tell({ state: 'running', fraction })
          }
        }
      )
      tell({ state: 'done', readable })
    } catch (error) {
      removeLeftFiles(repairedPath(file))
      tell({ state: 'failed', problem: wordsOf(error) })
    }
  }

  async #check(): Promise<void> {
    const { file } = this.problem
    const { signal } = this.#closing
    if (signal.aborted) return
    const objections = await this.#options
      .runJob({ type: 'check', file }, { limitMs: CHECK_LIMIT_MS, isOptional: true, signal })
      .catch((error: unknown) => [`integrity_check: ${wordsOf(error)}`])
    const [said, ...others] = this.#trouble.details
    const fresh = objections.filter((line) => !said.includes(line) && !others.includes(line))
    this.#change({ details: [said, ...fresh, ...others] })
  }

  #change(changes: Partial<FileTrouble>): void {
    this.#trouble = { ...this.#trouble, ...changes }
    this.#options.changed()
  }
}

function facts(file: string, appVersion: string): string {
  return `${basename(file)}  ${sizeOf(file)}   Ablation Lab ${appVersion}   Node.js ${process.versions.node}`
}

function sizeOf(file: string): string {
  try {
    return `${statSync(file).size} bytes`
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'not there' : 'size unknown'
  }
}

const wordsOf = (error: unknown) =>
  failureWords(error) ?? (error instanceof Error ? error.message : String(error))
