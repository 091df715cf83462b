import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { BadInput } from '../../src-engine/bad-input.ts'
import type { Dataset } from '../../src-engine/data/dataset.ts'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { checkExperimentSpec } from '../../src-engine/spec/parse-spec.ts'
import type { Chain } from '../../src-engine/training/chain.ts'
import { DatasetLibrary } from '../data/dataset-library.ts'
import { Mendable } from '../data/mendable.ts'
import { RunQueue, type RunEvent } from '../queue/run-queue.ts'
import type { StartTrainer } from '../queue/worker-trainer.ts'
import type { Experiment, ExperimentChanges } from '../store/experiments.ts'
import { isRunId, type ExperimentId, type RunId, type Target } from '../contract/ids.ts'
import type { Launched, Resumed, RunLine } from '../contract/experiments.ts'
import type { Activity } from '../contract/lab.ts'
import type { Run } from '../store/run.ts'
import { isStoreFailure, Store, type StoreOptions } from '../store/store.ts'
import { tidyUp } from '../store/tidy-up.ts'
import { addSeeds } from './add-seeds.ts'
import { checkGradientsOf } from './check-gradients.ts'
import { experimentLines } from './experiment-lines.ts'
import { estimateCost } from './estimate.ts'
import { checkSpecFits, storeExperiment, type TrainingProcess } from './launch.ts'
import { loadSpec, presetNames, type SpecChanges } from './load-spec.ts'
import { OwnerDesk } from './owner-desk.ts'
import { reportOn } from './report.ts'
import { verifyRun } from './rerun.ts'
import { planResumption, requeueRuns, type ResumePlan } from './resume.ts'
import { interruptLostRuns, stopRuns } from './stop-runs.ts'
import { readSettings, writeSettings } from './settings.ts'
import { TestedRowsLibrary } from './tested-rows.ts'
import { Workload } from './workload.ts'

export interface LabOptions extends StoreOptions {
  /** The database, where it is not the data directory's own: see lab-keeper.ts. */
  readonly file?: string | undefined
  /** Where the database, the person's data sets and the exports are. Made when missing. */
  readonly dataDir: string
  /** Where the built-in data sets and presets are. */
  readonly resourcesDir: string
  readonly startTrainer: StartTrainer
  /** How many chains of runs train at once. */
  readonly workers?: number | undefined
  readonly appVersion: string
}

/**
 * The lab behind every door (terminal, window, browser): experiments are launched, watched, stopped, compared and
 * deleted here. It knows nothing of how it is shown.
 */
export class Lab {
  readonly #options: LabOptions
  #workers: number
  readonly #listeners = new Set<(event: RunEvent) => void>()
  readonly #listListeners = new Set<(ids: readonly ExperimentId[]) => void>()
  readonly #workload = new Workload()
  readonly #presetsDir: string
  /** What only a process that trains needs; made when it first does. */
  #training: { ownerId: number; queue: RunQueue; desk: OwnerDesk } | null = null
  #isClosed = false
  readonly store: Store
  readonly datasets: DatasetLibrary
  readonly testedRows: TestedRowsLibrary

  /** Opens the lab. Errors: see openDatabase. */
  constructor(options: LabOptions) {
    const { dataDir, resourcesDir } = options
    this.#options = options
    this.#workers = options.workers ?? readSettings(dataDir).workers ?? availableParallelism()
    this.#presetsDir = join(resourcesDir, 'experiments')
    this.store = new Store(options.file ?? join(dataDir, 'lab.db'), options)
    this.datasets = new DatasetLibrary({
      builtInDir: join(resourcesDir, 'datasets'),
      userDir: join(dataDir, 'datasets')
    })
    this.testedRows = new TestedRowsLibrary(this.datasets)
    if (options.isReadOnly) return
    // What cannot be deleted now is the next time.
    this.datasets.emptyBin().catch(() => undefined)
    try {
      tidyUp(() => {
        interruptLostRuns(this.store)
      })
    } catch (error) {
      // Nobody gets this lab, to close it: see store.ts.
      this.store.halt()
      throw error
    }
  }

  /** Whether nothing can be asked any more: it was closed, or halted. */
  get isClosed(): boolean {
    return this.#isClosed
  }

  get appVersion(): string {
    return this.#options.appVersion
  }

  /** Hears of every change of every run that this process trains. Returns how to stop hearing. */
  subscribe(listener: (event: RunEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Hears which experiments are added, taken away or changed, be it in their runs. Returns how to stop hearing. */
  subscribeToList(listener: (ids: readonly ExperimentId[]) => void): () => void {
    this.#listListeners.add(listener)
    return () => this.#listListeners.delete(listener)
  }

  /** What the training side of this process is doing now. */
  get activity(): Activity {
    return { workers: this.#workers, busyWorkers: this.#workload.busy, runsLeft: this.queue.length }
  }

  /** The runs in training and waiting here, in the order they are taken up. */
  get queue(): readonly RunId[] {
    return this.#training?.queue.openRuns ?? []
  }

  /** How much of the runs in training is done, in runs. */
  get runsBegun(): number {
    return this.#workload.begun
  }

  /** Sets how many chains of runs train at once, from now on and when this data folder is opened again. */
  setWorkers(workers: number): void {
    const { dataDir } = this.#options
    writeSettings(dataDir, { ...readSettings(dataDir), workers })
    this.#workers = workers
    this.#training?.queue.setWorkers(workers)
    // Of no experiment: whoever follows hears of it with what is going on.
    this.#announceList([])
  }

  /** Runs as they are now; those that are gone are left out. */
  runLines(ids: readonly RunId[]): RunLine[] {
    return this.store.runLines
      .some(ids)
      .map((line) => ({ ...line, fraction: this.#workload.fractionOf(line.id) ?? line.fraction }))
  }

  get presets(): string[] {
    return presetNames(this.#presetsDir)
  }

  /** See load-spec.ts. */
  loadSpec(presetOrFile: string, changes: SpecChanges, folder: string): ExperimentSpec {
    return loadSpec(presetOrFile, changes, { presetsDir: this.#presetsDir, folder })
  }

  /**
   * Stores an experiment and queues its runs.
   * @throws BadInput, with nothing stored, when its data set is unknown, damaged, or does not fit
   */
  async launch(spec: ExperimentSpec): Promise<Launched> {
    const dataset = await this.datasets.load(spec.dataset.id)
    checkSpecFits(spec, dataset)
    const launched = this.#queueRuns((process) => storeExperiment(this.store, spec, dataset, process))
    this.#announceList([launched.experimentId])
    return launched
  }

  /**
   * Trains all arms of an experiment with more seeds: see add-seeds.ts.
   * @throws BadInput, with nothing stored, when its data set is no longer what it was
   */
  async addSeeds(id: ExperimentId, count: number): Promise<Launched> {
    const dataset = await this.datasets.load(this.experiment(id).spec.dataset.id)
    // Somebody may have deleted it meanwhile.
    const launched = this.#queueRuns((process) =>
      addSeeds(this.store, this.experiment(id), count, dataset, process)
    )
    this.#announceList([id])
    return launched
  }

  /**
   * Renames, tags, archives an experiment or writes a note on it.
   * @throws BadInput when there is no such experiment, or the name is not allowed
   */
  update(id: ExperimentId, changes: ExperimentChanges): Experiment {
    const { spec } = this.experiment(id)
    if (changes.name !== undefined) checkName(spec, changes.name)
    this.store.experiments.update(id, changes)
    this.#announceList([id])
    return this.experiment(id)
  }

  /**
   * Stops what runs and puts it into the bin, from which `restore` takes it again for a week.
   * @returns whether it was done; false, with nothing in the bin, when another process that trains it did not answer in
   *   time
   * @throws BadInput, with nothing changed, when one of them is not there
   */
  async discard(targets: readonly Target[]): Promise<boolean> {
    const ids = this.store.targets.experimentsOf(targets)
    do {
      if (!(await this.cancel(targets))) return false
      await nextTurn()
      // Once more where another process resumed them, or added seeds, in between.
    } while (!this.#putIntoBin(targets))
    this.#announceList(ids)
    return true
  }

  /**
   * Takes experiments and runs out of the bin.
   * @throws BadInput, with nothing changed, when one of them is not there, or a run's experiment stays there
   */
  restore(targets: readonly Target[]): void {
    this.store.transaction(() => {
      const missing = this.store.targets.notInBin(targets)
      if (missing)
        throw new BadInput(`${missing} was not deleted within the last week: nothing to bring back`)
      this.store.targets.restore(targets)
      const unseen = this.store.targets.missing(targets)
      if (unseen) {
        const [experiment] = this.store.targets.experimentsOf([unseen])
        throw new BadInput(
          `${unseen} belongs to ${experiment}, which is deleted, too: bring back ${experiment} first`
        )
      }
    })
    this.#announceList(this.store.targets.experimentsOf(targets))
  }

  /**
   * Resumes runs, and all stopped runs of experiments that can go on: see resume.ts.
   * @throws BadInput, with nothing changed, when a run that is named cannot, or none of an experiment can
   */
  async resume(targets: readonly Target[]): Promise<Resumed> {
    this.#checkThere(targets)
    const planned: { plan: ResumePlan; dataset: Dataset }[] = []
    for (const [id, wanted] of this.store.targets.byExperiment(targets)) {
      const dataset = await this.datasets.load(this.experiment(id).spec.dataset.id)
      await nextTurn()
      planned.push({ plan: planResumption(this.store, this.experiment(id), wanted, dataset), dataset })
    }
    await nextTurn()
    const { runIds } = this.#queueRuns(({ ownerId }) => {
      const resumed = planned.map(({ plan, dataset }) => {
        // Somebody may have deleted it meanwhile.
        const { spec } = this.experiment(plan.experimentId)
        return requeueRuns(this.store, plan, spec, dataset, ownerId)
      })
      return {
        runIds: resumed.flatMap((experiment) => experiment.runIds),
        chains: resumed.flatMap((experiment) => experiment.chains)
      }
    })
    this.#announceList(planned.map(({ plan }) => plan.experimentId))
    return { runIds, refused: planned.flatMap(({ plan }) => plan.refused) }
  }

  /** Resolves when all runs that this process queued have ended. */
  async idle(): Promise<void> {
    await this.#training?.queue.idle()
  }

  /** Cancels all runs of this process: those in training stop within a batch. */
  cancelAll(): void {
    this.#training?.queue.cancel(this.#training.queue.openRuns)
  }

  list() {
    return experimentLines(this.store)
  }

  /** @throws BadInput when there is no such experiment */
  experiment(id: ExperimentId): Experiment {
    const experiment = this.store.experiments.get(id)
    if (!experiment) throw this.#noExperiment(id)
    return experiment
  }

  /** @throws BadInput when there is no such run */
  run(id: RunId): Run {
    const run = this.store.runs.get(id)
    if (!run) throw noRun(id)
    return run
  }

  /** The experiment with its runs and comparison; of a run, its experiment's. */
  report(id: ExperimentId | RunId) {
    return reportOn(this.store, this.experiment(isRunId(id) ? this.run(id).experimentId : id))
  }

  /** What a spec would cost here: see estimate.ts. */
  async estimate(spec: ExperimentSpec) {
    const datasets = (await this.datasets.list()).flatMap((dataset) =>
      'problem' in dataset ? [] : [dataset]
    )
    return estimateCost(this.store, spec, datasets, this.#workers)
  }

  /** See gradient-check.ts. */
  async checkGradients(spec: ExperimentSpec) {
    return checkGradientsOf(spec, await this.datasets.load(spec.dataset.id))
  }

  /** See rerun.ts. */
  async verifyRun(id: RunId, options: { progress: (fraction: number) => void; signal: AbortSignal }) {
    const run = this.run(id)
    const dataset = await this.datasets.load(run.spec.dataset.id)
    return verifyRun(run, this.store.models.get(id), dataset, this.#options.startTrainer, options)
  }

  /**
   * Stops runs, and all runs of experiments. Where other living processes train them, they are asked to, and do within a
   * second.
   *
   * @returns whether it was done; false when another process did not answer in time
   * @throws BadInput, with nothing changed, when there is no such run or experiment
   */
  async cancel(targets: readonly Target[]): Promise<boolean> {
    this.#checkThere(targets)
    await nextTurn()
    return stopRuns(this.store, targets, () => this.#training?.desk.obeyRequests())
  }

  /** Stops what this process trains and writes nothing any more: the database is damaged. */
  halt(): void {
    this.#isClosed = true
    this.#training?.desk.close()
    this.#training?.queue.close()
    this.#training = null
    this.store.halt()
  }

  /** Ends the lab's part in the database. Runs in training are not waited for: they are interrupted. */
  close(): void {
    this.#isClosed = true
    try {
      if (!this.#training) return
      const { ownerId, queue, desk } = this.#training
      this.#training = null
      desk.close()
      queue.close()
      this.store.hurry()
      this.store.runs.interruptRunsOf([ownerId])
    } catch (error) {
      // On a full disk: whoever opens the lab next finds that their process is gone.
      if (!isStoreFailure(error)) throw error
    } finally {
      this.store.close()
    }
  }

  #trainingSide() {
    if (this.#training) return this.#training
    const { startTrainer } = this.#options
    const workers = this.#workers
    const ownerId = this.store.owners.signIn()
    const announce = (event: RunEvent) => {
      this.#workload.observe(event)
      for (const listener of this.#listeners) listener(event)
    }
    const queue = new RunQueue({ store: this.store, ownerId, startTrainer, workers, announce })
    const desk = new OwnerDesk(this.store, queue, ownerId)
    return (this.#training = { ownerId, queue, desk })
  }

  /** Stores runs in one transaction, and queues their chains. */
  #queueRuns<T extends { readonly chains: readonly Chain[] }>(
    storeRuns: (process: TrainingProcess) => T
  ): Omit<T, 'chains'> {
    const { ownerId, queue } = this.#trainingSide()
    const { chains, ...stored } = this.store.transaction(() => {
      // A request that was not taken back (its asker died) would stop runs that begin now.
      this.store.requests.removeObeyed()
      return storeRuns({ ownerId, appVersion: this.#options.appVersion })
    })
    for (const chain of chains) queue.add(chain)
    return stored
  }

  #announceList(ids: readonly ExperimentId[]): void {
    for (const listener of this.#listListeners) listener(ids)
  }

  #checkThere(targets: readonly Target[]): void {
    const missing = this.store.targets.missing(targets)
    if (missing) throw isRunId(missing) ? noRun(missing) : this.#noExperiment(missing)
  }

  /** Puts what has ended into the bin; false, with nothing changed, when something trains. */
  #putIntoBin(targets: readonly Target[]): boolean {
    return this.store.transaction(() => {
      this.#checkThere(targets)
      if (this.store.targets.unfinishedRuns(targets).length > 0) return false
      this.store.targets.discard(targets)
      return true
    })
  }

  #noExperiment(id: ExperimentId): Mendable {
    const newest = this.store.experiments.before(null, 10).map((e) => e.id)
    const known = newest.length === 0 ? 'there are none yet' : `the newest are ${newest.join(', ')}`
    return new Mendable(`no experiment ${id}: ${known}`, 'list experiments')
  }
}

const noRun = (id: RunId) => new Mendable(`no run ${id}: expected one of an experiment's runs`, 'list runs')

/** Checks a new name of a stored spec, of which nothing else has to be as specs are wanted today. */
function checkName(spec: ExperimentSpec, name: string): void {
  const problem = checkExperimentSpec({ ...spec, name }).problems.find(({ field }) => field === 'name')
  if (problem) throw new BadInput(`name: ${problem.message}`)
}
