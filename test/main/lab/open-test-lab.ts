import { fileURLToPath } from 'node:url'
import { Lab, type LabOptions } from '../../../src-main/lab/lab.ts'
import { workerTrainer } from '../../../src-main/queue/worker-trainer.ts'

const worker = new URL('../../../src-engine/worker/train-worker.ts', import.meta.url)
export const resourcesDir = fileURLToPath(new URL('../../../resources', import.meta.url))

/** A lab as the product opens it, which the caller closes. */
export function newLab(dataDir: string, options: Partial<LabOptions> = {}): Lab {
  return new Lab({
    dataDir,
    resourcesDir,
    startTrainer: workerTrainer(worker),
    workers: 2,
    appVersion: '0.0.0',
    ...options
  })
}
