import { onTestFinished } from 'vitest'
import type { ExperimentSpec } from '../../../src-engine/spec/experiment-spec.ts'
import type { Lab } from '../../../src-main/lab/lab.ts'
import type { RunEvent } from '../../../src-main/queue/run-queue.ts'
import type { ExperimentId, RunId } from '../../../src-main/contract/ids.ts'
import type { RunStatus } from '../../../src-main/contract/run-status.ts'
import { smallSpec } from '../store/small-spec.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { newLab } from './open-test-lab.ts'

/** A lab in a data directory of its own, closed after the test. */
export function labInTest(dataDir = temporaryFolder(), options: Parameters<typeof newLab>[1] = {}): Lab {
  const lab = newLab(dataDir, options)
  onTestFinished(() => {
    lab.close()
  })
  return lab
}

export interface Finished {
  readonly lab: Lab
  readonly experimentId: ExperimentId
  readonly runIds: readonly RunId[]
}

/** Trains a spec to its end in a lab of its own. */
export async function trained(spec: ExperimentSpec = smallSpec(), lab = labInTest()): Promise<Finished> {
  const launched = await lab.launch(spec)
  await lab.idle()
  return { lab, ...launched }
}

/** The SHA-256 of runs' final weights. */
export const weightHashes = ({ lab, runIds }: Finished): (string | undefined)[] =>
  runIds.map((runId) => lab.store.models.get(runId)?.weightsSha256)

export const statusesOf = (lab: Lab, runIds: readonly RunId[]): (RunStatus | 'gone')[] =>
  runIds.map((runId) => lab.store.runs.get(runId)?.status ?? 'gone')

/** Resolves with the next event that fits. */
export function nextEvent(lab: Lab, fits: (event: RunEvent) => boolean): Promise<RunEvent> {
  return new Promise((resolve) => {
    const unsubscribe = lab.subscribe((event) => {
      if (!fits(event)) return
      unsubscribe()
      resolve(event)
    })
  })
}

/** An experiment whose runs take longer than any test. */
export const endlessSpec = (changes: Record<string, unknown> = {}): ExperimentSpec =>
  smallSpec({ training: { epochs: 100_000, batchSize: 32 }, ...changes })
