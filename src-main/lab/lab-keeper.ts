import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import type { FileTrouble, Reading, SafetyState } from '../contract/safety.ts'
import { copyDates, copyPath, isCopyDue, listCopies } from '../safety/copies.ts'
import { putInPlace, repairedPath, restoredPath } from '../safety/put-in-place.ts'
import { DamageFound, type RunJob } from '../safety/run-job.ts'
import { FileProblem, fileProblemOf } from '../store/file-problem.ts'
import type { Lab } from './lab.ts'

export interface KeeperOptions {
  /** The lab's database. */
  readonly file: string
  readonly appVersion: string
  /**
   * Opens the lab on a database: the lab's own, or for reading only.
   * @param damaged to be told what a statement said that found the file damaged
   */
  readonly open: (file: string, options: { isReadOnly: boolean; damaged: (error: unknown) => void }) => Lab
  readonly runJob: RunJob
  /** Whether a copy of the file is made every day. */
  readonly keepsCopies?: boolean
}

/** SQLite's own words are worth waiting for, but not longer. */
const CHECK_LIMIT_MS = 60_000
/** Later than the first screen; a command of the terminal that is through by then has nothing to wait for. */
const FIRST_COPY_MS = 2000
const LOOK_MS = 1000
const NEXT_COPY_MS = 60 * 60 * 1000

/**
 * Has the lab for as long as its file is sound. When the file turns out to be damaged, be it in the midst of work, training
 * stops and nothing is written any more; what can be read is read into a new file, and there are ways to go on.
 */
export class LabKeeper {
  readonly #options: KeeperOptions
  #lab: Lab | null = null
  #trouble: FileTrouble | null = null
  /** Whether the reading of what can be read has begun. */
  #isRead = false
  #isLookingAround = false
  #opened = 0
  /** Of the file that is open. */
  #inode: bigint | null = null
  readonly #watch: NodeJS.Timeout
  #copyTimer: NodeJS.Timeout | null = null
  readonly #listeners = new Set<() => void>()
  readonly #openListeners = new Set<(lab: Lab) => void>()

  /** Opens the lab; a problem with its file is kept to be told. */
  constructor(options: KeeperOptions) {
    this.#options = options
    if (options.keepsCopies) this.#copyIn(FIRST_COPY_MS)
    this.#open()
    this.#watch = setInterval(() => {
      this.#openIfReplaced()
    }, LOOK_MS).unref()
  }

  /** @throws FileProblem while the lab's file cannot be used */
  get lab(): Lab {
    if (this.#lab) return this.#lab
    throw this.problem ?? new Error('the lab is closed')
  }

  /** Why there is no lab; null while there is one. */
  get problem(): FileProblem | null {
    if (this.#lab || !this.#trouble) return null
    const { kind, file, details } = this.#trouble
    return new FileProblem(kind, file, details[0] ?? '')
  }

  get state(): SafetyState {
    return { trouble: this.#trouble, isLookingAround: this.#isLookingAround, opened: this.#opened }
  }

  /** Hears whenever the state changes. Returns how to stop hearing. What can be read is read once somebody listens. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    this.#readOnce()
    return () => this.#listeners.delete(listener)
  }

  /** Hears of the lab, now if there is one, and whenever it is opened anew. */
  onOpen(listener: (lab: Lab) => void): void {
    this.#openListeners.add(listener)
    if (this.#lab) listener(this.#lab)
  }

  /** Opens the file once more. */
  tryAgain(): void {
    if (this.#trouble) this.#open()
  }

  /**
   * Puts what could be read in the damaged file's place.
   * @returns the damaged file's new name
   * @throws BadInput, with nothing changed, while it is still being read, or another process trains on it
   */
  repair(): string {
    if (this.#trouble?.reading?.state !== 'done') {
      throw new BadInput('what can be read is not read yet: wait until it is')
    }
    return this.#replaceWith(repairedPath(this.#options.file))
  }

  /**
   * Puts a copy in the damaged file's place.
   * @returns the damaged file's new name
   * @throws BadInput, with nothing changed, when there is no such copy, or another process trains on the file
   */
  async restoreCopy(date: string): Promise<string> {
    const { file, runJob } = this.#options
    if (this.#trouble === null) throw new BadInput('the lab is sound: there is no need for a copy')
    const known = copyDates(file)
    if (!known.includes(date)) {
      throw new BadInput(
        `no copy of ${date}: expected one of ${known.join(', ') || 'none, there are no copies'}`
      )
    }
    await runJob({ type: 'prepare-copy', copy: copyPath(file, date), output: restoredPath(file) })
    return this.#replaceWith(restoredPath(file))
  }

  /** Opens what could be read, for reading only, or closes it again. */
  lookAround(isOpen: boolean): void {
    if (this.#trouble?.reading?.state !== 'done' || isOpen === this.#isLookingAround) return
    this.#lab?.close()
    this.#lab = isOpen ? this.#options.open(repairedPath(this.#options.file), READ_ONLY) : null
    this.#isLookingAround = isOpen
    if (isOpen) this.#opened++
    this.#tell()
  }

  close(): void {
    clearInterval(this.#watch)
    if (this.#copyTimer) clearTimeout(this.#copyTimer)
    this.#lab?.close()
    this.#lab = null
  }

  #open(): void {
    const { file, open } = this.#options
    try {
      const lab = open(file, {
        isReadOnly: false,
        // Behind the statement that said so.
        damaged: (error) => {
          setImmediate(() => {
            this.#damaged(lab, error)
          })
        }
      })
      this.#lab = lab
      this.#opened++
      this.#inode = inodeOf(file)
      this.#trouble = null
      for (const listener of this.#openListeners) listener(lab)
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error
      this.#note(error)
    }
    this.#tell()
  }

  /** Another process put another file in the place of the one that is open: after a repair, say. */
  #openIfReplaced(): void {
    if (!this.#lab || this.#isLookingAround) return
    const inode = inodeOf(this.#options.file)
    // One that is gone (a disk was unplugged) must not become an empty lab.
    if (inode === null || inode === this.#inode) return
    this.#lab.halt()
    this.#lab = null
    this.#open()
  }

  /** The lab's file turned out to be damaged. */
  #damaged(lab: Lab, error: unknown): void {
    const problem = fileProblemOf(this.#options.file, error)
    if (!problem || this.#lab !== lab) return
    lab.halt()
    this.#lab = null
    this.#note(problem)
    this.#tell()
  }

  #note({ kind, file, said, message }: FileProblem): void {
    const isDamaged = kind === 'damaged'
    this.#trouble = {
      kind,
      file,
      message,
      details: [...said.split('\n'), this.#versions()],
      noticedAt: new Date().toISOString(),
      reading: isDamaged ? { state: 'running', fraction: 0 } : null,
      copies: isDamaged ? listCopies(file) : []
    }
    this.#isRead = false
    if (this.#listeners.size > 0) this.#readOnce()
  }

  #readOnce(): void {
    if (this.#isRead || this.#trouble?.reading == null) return
    this.#isRead = true
    void this.#read()
  }

  /** Reads what can be read; then, for the details, lets SQLite look through all of the file. */
  async #read(): Promise<void> {
    const { file, runJob } = this.#options
    const copies = copyDates(file).map((date) => ({ date, path: copyPath(file, date) }))
    const tell = (reading: Reading) => {
      this.#change({ reading })
    }
    try {
      const readable = await runJob(
        { type: 'salvage', file, output: repairedPath(file), copies },
        {
          tell: (fraction) => {
            tell({ state: 'running', fraction })
          }
        }
      )
      tell({ state: 'done', readable })
    } catch (error) {
      tell({ state: 'failed', problem: error instanceof Error ? error.message : String(error) })
    }
    const objections = await runJob(
      { type: 'check', file },
      { limitMs: CHECK_LIMIT_MS, isOptional: true }
    ).catch((error: unknown) => [
      `integrity_check: ${error instanceof Error ? error.message : String(error)}`
    ])
    const [said = '', ...others] = this.#trouble?.details ?? []
    const fresh = objections.filter((line) => line !== said && !others.includes(line))
    this.#change({ details: [said, ...fresh, ...others] })
  }

  #replaceWith(fresh: string): string {
    const { file } = this.#options
    if (this.#isLookingAround) {
      this.#lab?.close()
      this.#lab = null
      this.#isLookingAround = false
    }
    const aside = putInPlace(file, fresh)
    this.#open()
    return basename(aside)
  }

  #copyIn(delayMs: number): void {
    this.#copyTimer = setTimeout(() => {
      this.#copyIfDue()
      this.#copyIn(NEXT_COPY_MS)
    }, delayMs).unref()
  }

  #copyIfDue(): void {
    const { file, runJob } = this.#options
    const lab = this.#lab
    if (!lab || this.#isLookingAround || !isCopyDue(file)) return
    runJob({ type: 'copy', file }, { isOptional: true }).catch((error: unknown) => {
      if (error instanceof DamageFound) this.#damaged(lab, new FileProblem('damaged', file, error.said))
      else
        console.error(
          `No copy of ${file} was made: ${error instanceof Error ? error.message : String(error)}`
        )
    })
  }

  #change(changes: Partial<FileTrouble>): void {
    if (!this.#trouble) return
    this.#trouble = { ...this.#trouble, ...changes }
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }

  #versions(): string {
    const { file, appVersion } = this.#options
    const size = existsSync(file) ? `${statSync(file).size} bytes` : 'not there'
    return `${basename(file)}  ${size}   Ablation Lab ${appVersion}   Node.js ${process.versions.node}`
  }
}

/** What tells a file from another that has its name later; null where there is none. */
const inodeOf = (file: string) => statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? null

const READ_ONLY = {
  isReadOnly: true,
  damaged: () => {
    // It was written a moment ago, and the damaged file is still there.
  }
}
