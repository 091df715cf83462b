import type { PreparedData } from '../data/prepare.ts'
import type { Engine } from '../engines/engine.ts'
import type { RunSpec } from '../spec/run-spec.ts'
import { earlyStoppingOf, type EarlyStopping } from './early-stopping.ts'
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
  /** An epoch that training.evaluateEvery passes over has been trained: it is not measured. */
  | { readonly type: 'unmeasured-epoch'; readonly epoch: number }

export interface TrainingResult {
  readonly status: 'done' | 'diverged'
  /** The predicted class of each test row after the last epoch. */
  readonly predictions: Uint8Array
}

/**
 * Trains one run, epoch by epoch. A generator, so that its caller can look for messages between any two batches, or
 * leave. Measured are the epochs that training.evaluateEvery divides, and the last one. A run whose loss is found to be no
 * longer finite ends as "diverged" after that epoch. With early stopping, the weights that
 * the run ends with are its best, and its last epoch is measured with them.
 *
 * @param epochsDone epochs that the engine's parameters, and a legacy stream, have behind them already
 */
export function* trainRun(
  engine: Engine,
  spec: RunSpec,
  data: PreparedData,
  randomness: RunRandomness,
  epochsDone = 0,
  stopping: EarlyStopping | null = earlyStoppingOf(spec, engine)
): Generator<TrainingEvent, TrainingResult> {
  const trainRows = data.train.index.length
  const batchSize = Math.min(spec.training.batchSize, trainRows)
  const batches = batchesPerEpoch(spec, trainRows)
  const blocks = (rows: number) => Math.ceil(rows / engine.evaluationRows)
  const validationRows = data.validation?.index.length ?? 0
  const measuring = blocks(trainRows) + blocks(validationRows) + blocks(data.test.index.length)
  const { epochs, evaluateEvery } = spec.training
  let predictions: Uint8Array | null = null

  for (let epoch = epochsDone + 1; epoch <= epochs && !stopping?.isOver; epoch++) {
    const isMeasured = epoch === epochs || epoch % evaluateEvery === 0
    const steps = batches + (isMeasured ? measuring : 0)
    let done = 0
    const sameStep = (): TrainingEvent => ({ type: 'step', epoch, done, of: steps })
    const step = (): TrainingEvent => ({ type: 'step', epoch, done: ++done, of: steps })

    const order = randomness.order(epoch, trainRows)
    let objective = 0
    for (let batch = 0; batch < batches; batch++) {
      const positions = order.subarray(batch * batchSize, (batch + 1) * batchSize)
      objective += engine.trainBatch(positions, { epoch, batch })
      yield step()
    }
    if (!isMeasured) {
      yield { type: 'unmeasured-epoch', epoch }
      continue
    }
    let onValidation = data.validation && (yield* mapYield(evaluate(engine, data, 'validation'), step))
    if (stopping && onValidation) {
      if (Number.isFinite(onValidation.loss)) stopping.observe(onValidation.loss)
      if (stopping.isOver || epoch === epochs) {
        stopping.restoreBest()
        onValidation = yield* mapYield(evaluate(engine, data, 'validation'), sameStep)
      }
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
        ...(onValidation && {
          validation_loss: onValidation.loss,
          validation_accuracy: onValidation.accuracy
        }),
        penalty: engine.penalty(),
        summed_batch_objective: objective
      }
    }
    if (!Number.isFinite(onTrain.loss)) return { status: 'diverged', predictions }
  }
  // A run that was stopped behind its last epoch has only its predictions to make.
  predictions ??= (yield* mapYield(evaluate(engine, data, 'test'), () => ({
    type: 'step' as const,
    epoch: epochs,
    done: batches,
    of: batches
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
