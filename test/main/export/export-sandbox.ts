import { parse } from 'csv-parse/sync'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import type { EpochMetrics } from '../../../src-engine/training/metrics.ts'
import { DatasetLibrary } from '../../../src-main/data/dataset-library.ts'
import { exportCsv, type Export, type ExportOptions } from '../../../src-main/export/export-csv.ts'
import type { ExportPreset } from '../../../src-main/export/csv-format.ts'
import type { ExperimentId, RunId } from '../../../src-main/contract/ids.ts'
import type { RunStatus } from '../../../src-main/contract/run-status.ts'
import { Store } from '../../../src-main/store/store.ts'

export type Row = Record<string, string>

export const APP_VERSION = '9.8.7'

/** A real store in a real folder, and a place to export to. */
export class ExportSandbox {
  readonly root: string
  readonly store: Store
  /** Has no data sets. */
  readonly datasets: DatasetLibrary
  /** Where exports go; not there at first. */
  readonly dir: string
  readonly #ownerId: number

  constructor(root: string) {
    this.root = root
    this.store = new Store(join(root, 'store', 'lab.db'))
    const datasetsDir = join(root, 'store', 'datasets')
    this.datasets = new DatasetLibrary({ builtInDir: datasetsDir, userDir: datasetsDir })
    this.dir = join(root, 'exports', 'mine')
    this.#ownerId = this.store.owners.signIn()
  }

  /**
   * The first arm is the baseline. Names that a spec may not have are stored all the same: the experiment's beside the
   * spec, the arms' with their runs.
   */
  experiment(name: string, armNames: readonly string[]): ExperimentId {
    const arms = armNames.filter((armName) => /^\p{L}[\p{L}\p{N} ]*$/u.test(armName))
    const spec = parseExperimentSpec({
      specVersion: 1,
      name: 'plain',
      arms: arms.map((armName) => ({ name: armName })),
      baseline: arms[0]
    })
    const id = this.store.experiments.insert(spec, `spec-hash-of-${name}`)
    this.store.experiments.update(id, { name })
    return id
  }

  queue(experimentId: ExperimentId, arm: string, seed: number): RunId {
    const spec = this.store.experiments.get(experimentId)?.spec
    if (!spec) throw new Error(`no ${experimentId}`)
    const runsOfArm = {
      arm,
      spec: runSpecOf(spec, spec.arms[0]),
      specHash: `config-hash-${arm}`,
      dataHash: 'data-hash',
      engine: 'reference',
      engineVersion: '1',
      appVersion: '0.1.0',
      nodeVersion: '24.0.0'
    }
    return this.store.runs.insert(experimentId, [runsOfArm], [seed], this.#ownerId)[0]
  }

  /** Queues a run, begins it, logs its epochs, and ends it, with a model when it is done. */
  run(
    experimentId: ExperimentId,
    arm: string,
    seed: number,
    epochs: readonly EpochMetrics[],
    status: RunStatus = 'done'
  ): RunId {
    const id = this.queue(experimentId, arm, seed)
    this.store.runs.start(id, this.#ownerId, null)
    epochs.forEach((metrics, i) => {
      this.store.metricPoints.append(id, i + 1, metrics)
    })
    if (status === 'running') return id
    this.end(id, status, { durationS: 1.25 + seed })
    if (status === 'done') {
      this.store.models.insert(id, {
        precision: 'float64',
        layout: [],
        weights: new Uint8Array(),
        weightsSha256: `weights-of-${id}`,
        predictions: new Uint8Array(),
        testRowsSha256: 'test-rows'
      })
    }
    return id
  }

  end(id: RunId, status: RunStatus, about: { reason?: string; durationS?: number }): void {
    this.store.runs.end([id], this.#ownerId, status, about)
  }

  export(
    targets: ExperimentId | RunId | readonly (ExperimentId | RunId)[],
    preset: ExportPreset = 'standard',
    dir = this.dir,
    options: Partial<ExportOptions> = {}
  ): Promise<Export> {
    const { store, datasets } = this
    return exportCsv(store, [targets].flat(), dir, { preset, appVersion: APP_VERSION, datasets, ...options })
  }

  text(file: string): Promise<string> {
    return readFile(join(this.dir, file), 'utf8')
  }

  async rows(file: string, delimiter = ','): Promise<Row[]> {
    return parse<Row>(await this.text(file), {
      columns: true,
      bom: true,
      delimiter,
      record_delimiter: '\r\n'
    })
  }

  /** All files and folders of the sandbox but the store's. */
  async everything(): Promise<string[]> {
    const names = await readdir(this.root, { recursive: true })
    return names.filter((name) => !/^store\b/.test(name)).sort()
  }
}

/** Makes a sandbox for each test of the file, and clears it away. */
export function useExportSandbox(): () => ExportSandbox {
  let sandbox: ExportSandbox | undefined
  beforeEach(async () => {
    sandbox = new ExportSandbox(await mkdtemp(join(tmpdir(), 'export-')))
  })
  afterEach(async () => {
    if (sandbox === undefined) return
    sandbox.store.close()
    await rm(sandbox.root, { recursive: true, force: true })
  })
  return () => {
    if (sandbox === undefined) throw new Error('useExportSandbox() is for use inside tests')
    return sandbox
  }
}

/** Some metrics, all different, and whatever should be otherwise. */
export function epochOf(from: number, change: Partial<EpochMetrics> = {}): EpochMetrics {
  return {
    train_loss: from + 0.1,
    train_accuracy: from + 0.2,
    test_loss: from + 0.3,
    test_accuracy: from + 0.4,
    penalty: 0,
    summed_batch_objective: from * 100 + 1 / 3,
    epoch_duration_s: from + 0.7,
    validation_loss: from + 0.8,
    validation_accuracy: from + 0.9,
    ...change
  }
}
