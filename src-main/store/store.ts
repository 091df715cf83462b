import Database from 'better-sqlite3'
import { emptyBin } from './bin.ts'
import { Checkpoints } from './checkpoints.ts'
import { Experiments } from './experiments.ts'
import { isBusy } from './file-problem.ts'
import { hearOfDamage, tellingOfDamage } from './hear-of-damage.ts'
import { MetricPoints } from './metric-points.ts'
import { Models } from './models.ts'
import { BUSY_TIMEOUT_MS, closeUntouched, openDatabase, openToRead } from './open-database.ts'
import { Owners } from './owners.ts'
import { Requests } from './requests.ts'
import { RunLines } from './run-lines.ts'
import { Runs } from './runs.ts'
import { SeedAdditions } from './seed-additions.ts'
import { SeriesReader } from './series.ts'
import { Targets } from './targets.ts'
import { tidyUp } from './tidy-up.ts'

/** Whether SQLite could not do what was asked: the file is locked, the disk full, a rule of the schema broken. */
export const isStoreFailure = (error: unknown) => error instanceof Database.SqliteError || isClosed(error)

/** A store that was halted in the midst of work is closed for all who still use it. */
const isClosed = (error: unknown) =>
  error instanceof TypeError && error.message === 'The database connection is not open'

/** Others write for some milliseconds. */
const BRIEFLY_MS = 250

export interface StoreOptions {
  readonly isReadOnly?: boolean | undefined
  /** Told of every error that says that the file is damaged. */
  readonly damaged?: ((error: unknown) => void) | undefined
}

/** The lab's memory: one SQLite file, a class a table. */
export class Store {
  readonly #db: Database.Database
  readonly #damaged: (error: unknown) => void
  /** How long to wait for a lock of another process, and how long after having waited for it in vain: see transaction. */
  #patienceMs = BUSY_TIMEOUT_MS
  #waitsMs = BUSY_TIMEOUT_MS
  readonly owners: Owners
  readonly experiments: Experiments
  readonly runs: Runs
  readonly targets: Targets
  readonly metricPoints: MetricPoints
  readonly models: Models
  readonly checkpoints: Checkpoints
  readonly requests: Requests
  readonly seedAdditions: SeedAdditions
  readonly runLines: RunLines
  readonly series: SeriesReader

  /** Opens or makes the file. Errors: see openDatabase. */
  constructor(file: string, { isReadOnly = false, damaged = () => undefined }: StoreOptions = {}) {
    this.#db = isReadOnly ? openToRead(file) : openDatabase(file)
    this.#damaged = damaged
    hearOfDamage(this.#db, damaged)
    try {
      this.owners = new Owners(this.#db)
      this.experiments = new Experiments(this.#db)
      this.runs = new Runs(this.#db)
      this.targets = new Targets(this.#db)
      this.metricPoints = new MetricPoints(this.#db)
      this.models = new Models(this.#db)
      this.checkpoints = new Checkpoints(this.#db)
      this.requests = new Requests(this.#db)
      this.seedAdditions = new SeedAdditions(this.#db)
      this.runLines = new RunLines(this.#db)
      this.series = new SeriesReader(this.#db)
      if (isReadOnly) return
      tidyUp(() => {
        emptyBin(this.#db)
        this.owners.forgetGone()
      })
    } catch (error) {
      // Nobody gets this store, to close it. Left open it would keep Windows from moving the file away, and, collected
      // as garbage, write its log into it.
      closeUntouched(this.#db)
      throw error
    }
  }

  get file(): string {
    return this.#db.name
  }

  /**
   * All changes that `work` makes, or none. Whoever waited in vain for a process that keeps the file locked (it is
   * suspended, say) waits but briefly until it lets go: each wait holds up the whole window.
   */
  transaction<T>(work: () => T): T {
    // What no statement of the work finds, writing all of it to the disk at the end may.
    const run = () => this.#db.transaction(work).immediate()
    try {
      const result = tellingOfDamage(run, this.#damaged)()
      this.#waitForLocks(this.#patienceMs)
      return result
    } catch (error) {
      if (isBusy(error)) this.#waitForLocks(BRIEFLY_MS)
      throw error
    }
  }

  /** All that `work` reads is of one moment, whatever others write meanwhile. */
  snapshot<T>(work: () => T): T {
    return this.#db.transaction(work).deferred()
  }

  get sqliteVersion(): string {
    return this.#db.prepare('SELECT sqlite_version()').pluck().get() as string
  }

  /** A number that changes whenever another connection changes the file. */
  get versionForOthers(): number {
    return this.#db.pragma('data_version', { simple: true }) as number
  }

  /**
   * Waits but briefly from now on where another process has the file locked: somebody waits for this one to end. What
   * cannot be stored then, whoever opens the lab next makes good: they find that the runs' process is gone.
   */
  hurry(): void {
    this.#patienceMs = BRIEFLY_MS
    this.#waitForLocks(BRIEFLY_MS)
  }

  close(): void {
    this.#db.close()
    this.owners.close()
  }

  /** Closes the file and leaves it as it is on disk, its log too. */
  halt(): void {
    closeUntouched(this.#db)
    this.owners.close()
  }

  /** Nothing else runs in this thread meanwhile. */
  #waitForLocks(limitMs: number): void {
    if (limitMs === this.#waitsMs) return
    this.#db.pragma(`busy_timeout = ${limitMs}`)
    this.#waitsMs = limitMs
  }
}
