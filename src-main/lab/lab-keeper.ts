import { rmSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import type { SafetyState } from '../contract/safety.ts'
import { copyFiles } from '../safety/copies.ts'
import { keepDailyCopies } from '../safety/daily-copies.ts'
import { putInPlace, repairedPath, restoredPath } from '../safety/put-in-place.ts'
import type { RunJob } from '../safety/run-job.ts'
import { TroubleReport } from '../safety/trouble-report.ts'
import { fileProblemOf, type FileProblem } from '../store/file-problem.ts'
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

/** How often to look whether another process has put another file in the place of the lab's. */
const LOOK_MS = 1000

/**
 * Has the lab for as long as its file is sound. When the file turns out to be damaged, be it in the midst of work, training
 * stops and nothing is written any more; what can be read is read into a new file, and there are ways to go on.
 */
export class LabKeeper {
  readonly #options: KeeperOptions
  #lab: Lab | null = null
  #report: TroubleReport | null = null
  #isLookingAround = false
  #isRestoring = false
  #isClosed = false
  #opened = 0
  /** Of the file that is open. */
  #inode: bigint | null = null
  readonly #watch: NodeJS.Timeout
  readonly #stopCopies: () => void
  readonly #listeners = new Set<() => void>()
  readonly #openListeners = new Set<(lab: Lab) => void>()

  /** Opens the lab; a problem with its file is kept to be told. */
  constructor(options: KeeperOptions) {
    this.#options = options
    this.#open()
    this.#stopCopies = options.keepsCopies ? this.#keepCopies() : () => undefined
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
    return this.#lab ? null : (this.#report?.problem ?? null)
  }

  get state(): SafetyState {
    return {
      trouble: this.#report?.trouble ?? null,
      isLookingAround: this.#isLookingAround,
      opened: this.#opened
    }
  }

  /** Hears whenever the state changes. Returns how to stop hearing. What can be read is read once somebody listens. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    this.#report?.read()
    return () => this.#listeners.delete(listener)
  }

  /** Hears of the lab, now if there is one, and whenever it is opened anew. */
  onOpen(listener: (lab: Lab) => void): void {
    this.#openListeners.add(listener)
    if (this.#lab) listener(this.#lab)
  }

  /** Opens the file once more. */
  tryAgain(): void {
    if (this.#report && !this.#report.isReading && !this.#isLookingAround) this.#open()
  }

  /**
   * Puts what could be read in the damaged file's place.
   * @returns the damaged file's new name
   * @throws BadInput, with nothing changed, while it is still being read, or another process trains on it
   */
  repair(): string {
    if (!this.#report?.isRead) throw new BadInput('what can be read is not read yet: wait until it is')
    return this.#replaceWith(repairedPath(this.#options.file))
  }

  /**
   * Puts a copy in the damaged file's place.
   * @returns the damaged file's new name
   * @throws BadInput, with nothing changed, when there is no such copy, one is being put back already, the lab was opened
   *   meanwhile, or another process trains on the file
   */
  async restoreCopy(date: string): Promise<string> {
    const { file, runJob } = this.#options
    if (!this.#report) throw new BadInput('the lab is sound: there is no need for a copy')
    const copies = copyFiles(file)
    const copy = copies.find((one) => one.date === date)
    if (!copy) {
      const known = copies.map((one) => one.date).join(', ')
      throw new BadInput(`no copy of ${date}: expected one of ${known || 'none, there are no copies'}`)
    }
    if (this.#isRestoring) throw new BadInput('a copy is being put back already: wait until it is')
    this.#isRestoring = true
    try {
      await runJob({ type: 'prepare-copy', copy: copy.path, output: restoredPath(file) })
    } finally {
      this.#isRestoring = false
    }
    if (this.#isClosed) throw new Error('the lab was closed meanwhile: the damaged file is where it was')
    if (this.#lab && !this.#isLookingAround) {
      rmSync(restoredPath(file), { force: true })
      throw new BadInput('the lab was opened meanwhile: its file is left as it is')
    }
    const aside = this.#replaceWith(restoredPath(file))
    rmSync(repairedPath(file), { force: true })
    return aside
  }

  /** Opens what could be read, for reading only, or closes it again. */
  lookAround(isOpen: boolean): void {
    if (!this.#report?.isRead || isOpen === this.#isLookingAround) return
    this.#lab?.close()
    this.#lab = isOpen ? this.#options.open(repairedPath(this.#options.file), READ_ONLY) : null
    this.#isLookingAround = isOpen
    if (isOpen) this.#opened++
    this.#tell()
  }

  close(): void {
    this.#isClosed = true
    clearInterval(this.#watch)
    this.#stopCopies()
    this.#report?.close()
    this.#lab?.close()
    this.#lab = null
  }

  #open(): void {
    const { file, open } = this.#options
    let lab: Lab | null = null
    try {
      lab = open(file, {
        isReadOnly: false,
        // Behind the statement that said so. While the lab is being opened, whoever opens it hears by the failure.
        damaged: (error) => {
          setImmediate(() => {
            if (lab) this.#damaged(lab, error)
          })
        }
      })
      this.#lab = lab
      this.#opened++
      this.#inode = inodeOf(file)
      this.#report?.close()
      this.#report = null
      for (const listener of this.#openListeners) listener(lab)
    } catch (error) {
      const problem = fileProblemOf(file, error)
      if (!problem) throw error
      this.#note(problem)
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

  #note(problem: FileProblem): void {
    const { appVersion, runJob } = this.#options
    const report = new TroubleReport(problem, {
      appVersion,
      runJob,
      changed: () => {
        if (this.#report === report) this.#tell()
      }
    })
    this.#report?.close()
    this.#report = report
    if (this.#listeners.size > 0) report.read()
  }

  #replaceWith(fresh: string): string {
    this.lookAround(false)
    const aside = putInPlace(this.#options.file, fresh)
    this.#open()
    return basename(aside)
  }

  #keepCopies(): () => void {
    const { file, runJob } = this.#options
    return keepDailyCopies({
      file,
      runJob,
      isSound: () => this.#lab !== null && !this.#isLookingAround,
      damaged: (problem) => {
        if (this.#lab && !this.#isLookingAround) this.#damaged(this.#lab, problem)
      }
    })
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** What tells a file from another that has its name later; null where there is none, or its disk fails. */
function inodeOf(file: string): bigint | null {
  try {
    return statSync(file, { bigint: true }).ino
  } catch {
    return null
  }
}

const READ_ONLY = {
  isReadOnly: true,
  damaged: () => {
    // It was written a moment ago, and the damaged file is still there.
  }
}
