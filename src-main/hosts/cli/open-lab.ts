import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../../../package.json' with { type: 'json' }
import { createRouterClient } from '@orpc/server'
import { router } from '../../lab/handlers/router.ts'
import { Lab } from '../../lab/lab.ts'
import { workerTrainer } from '../../queue/worker-trainer.ts'
import { dataDirOf } from './data-dir.ts'
import { terminalDoor } from './terminal-door.ts'

const trainingThread = new URL('../../../src-engine/worker/train-worker.ts', import.meta.url)
const backgroundThread = new URL('../background-training.ts', import.meta.url)
const resourcesDir = fileURLToPath(new URL('../../../resources', import.meta.url))

export interface LabCliOptions {
  readonly dataDir?: string | undefined
  readonly workers?: number | undefined
  /** Whether somebody looks at a page meanwhile: whatever else the computer has to do then comes before training. */
  readonly besidePage?: boolean
  /** The folder for CSV files; absent: one for each export in the data folder. */
  readonly csv?: string | undefined
}

/** Opens the lab for one command. */
export function openLab({ dataDir, workers, besidePage = false }: LabCliOptions): Lab {
  return new Lab({
    dataDir: dataDirOf(dataDir),
    resourcesDir,
    startTrainer: workerTrainer(besidePage ? backgroundThread : trainingThread),
    workers,
    appVersion: packageJson.version
  })
}

/** The lab through the same contract as the window's. */
const clientOf = (lab: Lab, { dataDir, csv }: LabCliOptions) =>
  createRouterClient(router, {
    context: { lab, door: terminalDoor(join(dataDirOf(dataDir), 'exports'), csv) }
  })
export type LabClient = ReturnType<typeof clientOf>

/** Opens the lab, does something with it, and closes it whatever happens. */
export async function withLab<T>(
  options: LabCliOptions,
  work: (lab: Lab, client: LabClient) => T | Promise<T>
): Promise<T> {
  const lab = openLab(options)
  try {
    return await work(lab, clientOf(lab, options))
  } finally {
    lab.close()
  }
}
