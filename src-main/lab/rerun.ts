import { BadInput } from '../../src-engine/bad-input.ts'
import type { Dataset } from '../../src-engine/data/dataset.ts'
import { ENGINE_VERSIONS } from '../../src-engine/version.ts'
import type { FinalModel } from '../../src-engine/worker/protocol.ts'
import type { Verification } from '../contract/reports.ts'
import type { StartTrainer, Trainer } from '../queue/worker-trainer.ts'
import type { Run } from '../store/run.ts'

/**
 * Trains a stored run once more, from its row alone, and compares the final weights. Nothing is stored.
 *
 * @param progress told how much is done, 0..1
 * @throws BadInput when the run has no final weights, or its data set is no longer what it was
 */
export async function verifyRun(
  run: Run,
  stored: FinalModel | null,
  dataset: Dataset,
  startTrainer: StartTrainer,
  { progress, signal }: { progress: (fraction: number) => void; signal: AbortSignal }
): Promise<Verification> {
  if (!stored) {
    throw new BadInput(
      `${run.id} is ${run.status} and has no final weights to compare with: expected a run that is done`
    )
  }
  if (dataset.sha256 !== run.dataHash) {
    throw new BadInput(
      `data set "${dataset.id}" is not what ${run.id} was trained on: SHA-256 ${run.dataHash} was expected, ${dataset.sha256} came`
    )
  }
  const repeated = await trainAlone(run, dataset, startTrainer, { progress, signal })
  return {
    same: repeated.weightsSha256 === stored.weightsSha256,
    storedSha256: stored.weightsSha256,
    repeatedSha256: repeated.weightsSha256,
    engineVersion: { stored: run.engineVersion, now: ENGINE_VERSIONS[run.spec.engine] }
  }
}

function trainAlone(
  { id, seed, spec, startState }: Run,
  dataset: Dataset,
  startTrainer: StartTrainer,
  { progress, signal }: { progress: (fraction: number) => void; signal: AbortSignal }
): Promise<FinalModel> {
  return new Promise((resolve, reject) => {
    let model: FinalModel | null = null
    const chain = {
      seed,
      dataset,
      sharedNetwork: spec.network,
      runs: [{ runId: id, spec }],
      startState
    }
    const trainer: Trainer = startTrainer(chain, {
      message(message) {
        if (message.type === 'progress') progress(message.fraction)
        if (message.type === 'run-ended') model = message.model
      },
      end(error) {
        if (model) resolve(model)
        else reject(error ?? new Error(`${id} did not come to its end again`))
      }
    })
    const stop = () => {
      trainer.cancel([id])
    }
    // It may have come while the data set was loaded.
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop)
  })
}
