import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../../../package.json' with { type: 'json' }
import { createRouterClient } from '@orpc/server'
import { router } from '../../lab/handlers/router.ts'
import { Lab } from '../../lab/lab.ts'
import { LabKeeper } from '../../lab/lab-keeper.ts'
import { workerTrainer } from '../../queue/worker-trainer.ts'
import { jobRunner } from '../../safety/run-job.ts'
import { withWideVectors } from '../../vectors/wide-vectors.ts'
import { trialMemory } from '../platform-places.ts'
import { dataDirOf, dataFolderOf } from './data-dir.ts'
import { terminalDoor } from './terminal-door.ts'
import { runVectorTrial } from './vector-trial.ts'

const trainingThread = new URL('../../../src-engine/worker/train-worker.ts', import.meta.url)
const backgroundThread = new URL('../background-training.ts', import.meta.url)
const safetyThread = new URL('../../safety/safety-worker.ts', import.meta.url)
const resourcesDir = fileURLToPath(new URL('../../../resources', import.meta.url))

export interface LabCliOptions {
  readonly dataDir?: string | undefined
  readonly workers?: number | undefined
  /** Whether somebody looks at a page meanwhile: whatever else the computer has to do then comes before training. */
  readonly besidePage?: boolean
  /** The folder for CSV files; absent: one for each export in the data folder. */
  readonly csv?: string | undefined
}

/** Does work on whole files. */
export const runJob = jobRunner(safetyThread)

/** The lab's database in a data directory. */
export const databaseIn = (dataDir: string | undefined) => join(dataDirOf(dataDir), 'lab.db')

/** Opens the lab, which the caller closes, and makes no copies of it. */
export const openLab = (options: LabCliOptions): Lab => openKeeper(options, { keepsCopies: false }).lab

/** Opens the lab, or has what is wrong with its file. */
function openKeeper(
  { dataDir, workers, besidePage = false }: LabCliOptions,
  { keepsCopies }: { keepsCopies: boolean }
): LabKeeper {
  const startTrainer = withWideVectors(workerTrainer(besidePage ? backgroundThread : trainingThread), {
    memory: trialMemory(),
    runTrial: () => runVectorTrial({ isOptional: true })
  })
  const appVersion = packageJson.version
  return new LabKeeper({
    file: databaseIn(dataDir),
    appVersion,
    runJob,
    keepsCopies,
    open: (file, options) =>
      new Lab({
        dataDir: dataDirOf(dataDir),
        file,
        resourcesDir,
        startTrainer,
        workers,
        appVersion,
        ...options
      })
  })
}

/** The lab through the same contract as the window's. */
const clientOf = (keeper: LabKeeper, { dataDir, csv }: LabCliOptions) =>
  createRouterClient(router, {
    context: { keeper, door: terminalDoor(dataFolderOf(dataDir), csv) }
  })
export type LabClient = ReturnType<typeof clientOf>

/** Opens the lab, does something with it, and closes it whatever happens. */
export async function withLab<T>(
  options: LabCliOptions,
  work: (lab: Lab, client: LabClient) => T | Promise<T>
): Promise<T> {
  return withKeeper(options, (keeper) => work(keeper.lab, clientOf(keeper, options)))
}

/** The same, be its file in order or not. */
export async function withKeeper<T>(
  options: LabCliOptions,
  work: (keeper: LabKeeper) => T | Promise<T>
): Promise<T> {
  const keeper = openKeeper(options, { keepsCopies: true })
  try {
    return await work(keeper)
  } finally {
    keeper.close()
  }
}
