import { LabKeeper } from '../../../src-main/lab/lab-keeper.ts'
import type { Lab } from '../../../src-main/lab/lab.ts'
import { jobRunner } from '../../../src-main/safety/run-job.ts'

export const runJob = jobRunner(new URL('../../../src-main/safety/safety-worker.ts', import.meta.url))

/** Whoever has a lab that is open already. */
export const keeperOf = (lab: Lab): LabKeeper =>
  new LabKeeper({ file: lab.store.file, appVersion: lab.appVersion, runJob, open: () => lab })
