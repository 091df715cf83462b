import { join } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import type { ExperimentSpec } from '../../src-engine/spec/experiment-spec.ts'
import { parseExperimentSpec } from '../../src-engine/spec/parse-spec.ts'
import { DatasetLibrary } from '../data/dataset-library.ts'
import { RunQueue, type RunEvent } from '../queue/run-queue.ts'
import type { StartTrainer } from '../queue/worker-trainer.ts'
import type { Experiment, ExperimentChanges } from '../store/experiments.ts'
import { isRunId, type ExperimentId, type RunId } from '../contract/ids.ts'
import type { RunLine } from '../contract/experiments.ts'
import type { Activity } from '../contract/lab.ts'
import { isFinal } from '../contract/run-status.ts'
import type { Run } from '../store/runs.ts'
import { Store } from '../store/store.ts'
import { addSeeds } from './add-seeds.ts'
import { checkGradientsOf } from './check-gradients.ts'
import { experimentLines } from './experiment-lines.ts'
import { estimateCost } from './estimate.ts'
import { checkSpecFits, storeExperiment } from './launch.ts'
import { loadSpec, presetNames, type SpecChanges } from './load-spec.ts'
import { OwnerDesk, runsOf } from './owner-desk.ts'
import { reportOn } from './report.ts'
import { verifyRun } from './rerun.ts'
import { requeueRuns } from './resume.ts'
import { Workload } from './workload.ts'

export interface LabOptions {
  /** Where the database, the person's data sets and the exports are. Made when missing. */
  readonly dataDir: string
  /** Where the built-in data sets and presets are. */
  readonly resourcesDir: string
  readonly startTrainer: StartTrainer
  /** How many chains of runs train at once. */
  readonly workers: number
  readonly appVersion: string
}

/**
 * The lab behind every door (terminal, window, browser): experiments are launched, watched, stopped, compared and
 * deleted here. It knows nothing of how it is shown.
 */
export class Lab {
  readonly #options: LabOptions
  readonly #listeners = new Set<(event: RunEvent) => void>()
  readonly #listListeners = new Set<() => void>()
  readonly #workload = new Workload()
  readonly #presetsDir: string
  /** What only a process that trains needs; made when it first does. */
  #training: { ownerId: number; queue: RunQueue; desk: OwnerDesk } | null = null
  readonly store: Store
  readonly datasets: DatasetLibrary

  /** Opens the lab. Errors: see openDatabase. */
  constructor(options: LabOptions) {
    const { dataDir, resourcesDir } = options
    this.#options = options
    this.#presetsDir = join(resourcesDir, 'experiments')
    this.store = new Store(join(dataDir, 'lab.db'))
    this.datasets = new DatasetLibrary({
      builtInDir: join(resourcesDir, 'datasets'),
      userDir: join(dataDir, 'datasets')
    })
    this.#interruptLostRuns()
  }

  get appVersion(): string {
    return this.#options.appVersion
  }

  /** Hears of every change of every run that this process trains. Returns how to stop hearing. */
  subscribe(listener: (event: RunEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Hears when experiments or runs are added, taken away or renamed. Returns how to stop hearing. */
  subscribeToList(listener: () => void): () => void {
    this.#listListeners.add(listener)
    return () => this.#listListeners.delete(listener)
  }

  /** What the training side of this process is doing now. */
  get activity(): Activity {
    const { workers } = this.#options
    const queue = this.#training?.queue.openRuns ?? []
    return {
      workers,
      busyWorkers: this.#workload.busy,
      runsLeft: queue.length,
      secondsLeft: this.#workload.secondsLeft(queue, workers),
      queue
    }
  }

  /** A run as it is now; null when it is gone. */
  runLine(id: RunId): RunLine | null {
    const line = this.store.runLines.of(id)
    return line && { ...line, fraction: this.#workload.fractionOf(id) ?? line.fraction }
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
  async launch(spec: ExperimentSpec): Promise<{ experimentId: ExperimentId; runIds: readonly RunId[] }> {
    const dataset = await this.datasets.load(spec.dataset.id)
    checkSpecFits(spec, dataset)
    const { ownerId, queue } = this.#trainingSide()
    const { appVersion } = this.#options
    const { experimentId, runIds, chains } = storeExperiment(this.store, spec, dataset, {
      ownerId,
      appVersion
    })
    for (const chain of chains) queue.add(chain)
    this.#announceList()
    return { experimentId, runIds }
  }

  /**
   * Trains all arms of an experiment with more seeds: see add-seeds.ts.
   * @throws BadInput, with nothing stored, when its data set is no longer what it was
   */
  async addSeeds(
    id: ExperimentId,
    count: number
  ): Promise<{ experimentId: ExperimentId; runIds: readonly RunId[] }> {
    const experiment = this.experiment(id)
    const dataset = await this.datasets.load(experiment.spec.dataset.id)
    const { ownerId, queue } = this.#trainingSide()
    const { appVersion } = this.#options
    const { experimentId, runIds, chains } = addSeeds(this.store, experiment, count, dataset, {
      ownerId,
      appVersion
    })
    for (const chain of chains) queue.add(chain)
    this.#announceList()
    return { experimentId, runIds }
  }

  /**
   * Renames, tags, archives an experiment or writes a note on it.
   * @throws BadInput when there is no such experiment, or the name is not allowed
   */
  update(id: ExperimentId, changes: ExperimentChanges): Experiment {
    const { spec } = this.experiment(id)
    if (changes.name !== undefined) parseExperimentSpec({ ...spec, name: changes.name })
    this.store.experiments.update(id, changes)
    this.#announceList()
    return this.experiment(id)
  }

  /**
   * Stops what runs and puts it into the bin, from which `restore` takes it again for a week.
   * @returns whether it was done; false when another process that trains it did not answer in time
   */
  async discard(target: ExperimentId | RunId): Promise<boolean> {
    if (!(await this.cancel(target))) return false
    if (isRunId(target)) this.store.runs.discard(target)
    else this.store.experiments.discard(target)
    this.#announceList()
    return true
  }

  /**
   * Takes an experiment or run out of the bin.
   * @throws BadInput when it is not there
   */
  restore(target: ExperimentId | RunId): void {
    const isBack = isRunId(target) ? this.store.runs.restore(target) : this.store.experiments.restore(target)
    if (!isBack) throw new BadInput(`${target} was not deleted within the last week: nothing to bring back`)
    this.#announceList()
  }

  /**
   * Resumes a run, or all stopped runs of an experiment: see resume.ts.
   * @throws BadInput, with nothing changed, when it cannot
   */
  async resume(
    target: ExperimentId | RunId
  ): Promise<{ experimentId: ExperimentId; runIds: readonly RunId[] }> {
    const only = isRunId(target) ? target : null
    const experiment = this.experiment(isRunId(target) ? this.run(target).experimentId : target)
    const dataset = await this.datasets.load(experiment.spec.dataset.id)
    const { ownerId, queue } = this.#trainingSide()
    const { experimentId, runIds, chains } = requeueRuns(this.store, experiment, only, dataset, ownerId)
    for (const chain of chains) queue.add(chain)
    this.#announceList()
    return { experimentId, runIds }
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
    if (experiment) return experiment
    const known = this.store.experiments.list().map((e) => e.id)
    const newest = known.slice(0, 10).join(', ') || 'there are none yet'
    throw new BadInput(`no experiment ${id}: expected one of "lab list" (the newest: ${newest})`)
  }

  /** @throws BadInput when there is no such run */
  run(id: RunId): Run {
    const run = this.store.runs.get(id)
    if (run) return run
    throw new BadInput(`no run ${id}: "lab show EXPERIMENT" lists the runs of an experiment`)
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
    return estimateCost(this.store, spec, datasets, this.#options.workers)
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
   * Stops a run, or all runs of an experiment. Where another living process trains them, it is asked to, and does
   * within a second.
   *
   * @returns whether it was done; false when the other process did not answer in time
   * @throws BadInput when there is no such run or experiment
   */
  async cancel(target: ExperimentId | RunId): Promise<boolean> {
    const unfinished = this.#unfinishedRuns(target)
    return unfinished.length === 0 || this.#stoppedByOwner(target, unfinished)
  }

  /** Ends the lab's part in the database. Runs in training are not waited for: they are interrupted. */
  close(): void {
    if (this.#training) {
      const { ownerId, queue, desk } = this.#training
      this.#training = null
      desk.close()
      queue.close()
      this.store.runs.interruptRunsOf([ownerId])
    }
    this.store.close()
  }

  #trainingSide() {
    if (this.#training) return this.#training
    const { startTrainer, workers } = this.#options
    const ownerId = this.store.owners.signIn()
    const announce = (event: RunEvent) => {
      this.#workload.observe(event)
      for (const listener of this.#listeners) listener(event)
    }
    const queue = new RunQueue({ store: this.store, ownerId, startTrainer, workers, announce })
    const desk = new OwnerDesk(this.store, queue, ownerId)
    return (this.#training = { ownerId, queue, desk })
  }

  #announceList(): void {
    for (const listener of this.#listListeners) listener()
  }

  /** The target's runs that have not ended, of processes that live. */
  #unfinishedRuns(target: ExperimentId | RunId): RunId[] {
    if (isRunId(target)) this.run(target)
    else this.experiment(target)
    this.#interruptLostRuns()
    return runsOf(this.store, target).filter((runId) => !isFinal(this.run(runId).status))
  }

  /** Asks the owner to stop the runs, and waits until they have ended, be it because the owner's process did. */
  async #stoppedByOwner(target: ExperimentId | RunId, runs: readonly RunId[]): Promise<boolean> {
    const hasEnded = (runId: RunId) => isFinal(this.store.runs.get(runId)?.status ?? 'cancelled')
    const request = this.store.requests.insert(target)
    this.#training?.desk.obeyRequests()
    for (let waitedMs = 0; waitedMs < OBEY_LIMIT_MS; waitedMs += OBEY_POLL_MS) {
      this.#interruptLostRuns()
      if (runs.every(hasEnded)) {
        this.store.requests.remove(request)
        return true
      }
      await new Promise((resolve) => setTimeout(resolve, OBEY_POLL_MS))
    }
    return false
  }

  #interruptLostRuns(): void {
    const gone = this.store.owners.gone()
    // Opening the lab to read takes no write lock.
    if (gone.length > 0) this.store.runs.interruptRunsOf(gone)
  }
}

const OBEY_POLL_MS = 50
const OBEY_LIMIT_MS = 5000
