import type { PreparedData } from '../data/prepare.ts'
import type { Engine } from '../engines/engine.ts'
import type { RunSpec } from '../spec/run-spec.ts'
import { evaluate } from './evaluate.ts'
import { batchesPerEpoch } from './gradient-steps.ts'
import type { EpochMetrics } from './metrics.ts'
import type { RunRandomness } from './run-randomness.ts'

/** The engine has no clock: whoever drives the loop times the epochs. */
type UntimedMetrics = Omit<EpochMetrics, 'epoch_duration_s'>

export type TrainingEvent =
  /** A batch was trained on or a block of rows evaluated: the moment to look for a wish to stop. */
  | { readonly type: 'step'; readonly epoch: number; readonly done: number; readonly of: number }
  | { readonly type: 'epoch'; readonly epoch: number; readonly metrics: UntimedMetrics }

export interface TrainingResult {
  readonly status: 'done' | 'diverged'
  /** The predicted class of each test row after the last epoch. */
  readonly predictions: Uint8Array
}

/**
 * Trains one run, epoch by epoch. A generator, so that its caller can look for messages between any two batches, or
 * leave. A run whose loss is no longer finite ends as "diverged" after that epoch.
 *
 * @param epochsDone epochs that the engine's parameters, and a legacy stream, have behind them already
 */
export function* trainRun(
  engine: Engine,
  spec: RunSpec,
  data: PreparedData,
  randomness: RunRandomness,
  epochsDone = 0
): Generator<TrainingEvent, TrainingResult> {
  const trainRows = data.train.index.length
  const batchSize = Math.min(spec.training.batchSize, trainRows)
  const batches = batchesPerEpoch(spec, trainRows)
  const blocks = (rows: number) => Math.ceil(rows / engine.evaluationRows)
  const steps = batches + blocks(trainRows) + blocks(data.test.index.length)
  let predictions: Uint8Array | null = null

  for (let epoch = epochsDone + 1; epoch <= spec.training.epochs; epoch++) {
    let done = 0
    const step = (): TrainingEvent => ({ type: 'step', epoch, done: ++done, of: steps })

    const order = randomness.order(epoch, trainRows)
    let objective = 0
    for (let batch = 0; batch < batches; batch++) {
      const positions = order.subarray(batch * batchSize, (batch + 1) * batchSize)
      objective += engine.trainBatch(positions, { epoch, batch })
      yield step()
    }
    const onTrain = yield* mapYield(evaluate(engine, data, 'train'), step)
    const onTest = yield* mapYield(evaluate(engine, data, 'test'), step)
    predictions = onTest.predictions

    yield {
      type: 'epoch',
      epoch,
      metrics: {
        train_loss: onTrain.loss,
        train_accuracy: onTrain.accuracy,
        test_loss: onTest.loss,
        test_accuracy: onTest.accuracy,
        penalty: engine.penalty(),
        summed_batch_objective: objective
      }
    }
    if (!Number.isFinite(onTrain.loss)) return { status: 'diverged', predictions }
  }
  // A run that was stopped behind its last epoch has only its predictions to make.
  predictions ??= (yield* mapYield(evaluate(engine, data, 'test'), () => ({
    type: 'step' as const,
    epoch: spec.training.epochs,
    done: steps,
    of: steps
  }))).predictions
  return { status: 'done', predictions }
}

/** The same generator with `make()` yielded wherever it yields. */
function* mapYield<T, R>(inner: Generator<unknown, R>, make: () => T): Generator<T, R> {
  for (;;) {
    const next = inner.next()
    if (next.done) return next.value
    yield make()
  }
}
