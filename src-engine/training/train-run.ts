import { activations, optimizers } from '../catalog.ts'
import type { PreparedData } from '../data/prepare.ts'
import { Mlp, type BatchMask } from '../network/mlp.ts'
import { inLayerOrder, layerSizes, type Parameters } from '../network/parameters.ts'
import type { Ops } from '../ops/ops.ts'
import type { RunSpec } from '../spec/run-spec.ts'
import { activeRegularizers, penaltyOf } from './active-regularizers.ts'
import { BatchLoader } from './batch-loader.ts'
import { evaluate, EVALUATION_ROWS } from './evaluate.ts'
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
 * Trains one run, epoch by epoch, changing `parameters` in place. A generator, so that its caller can look for messages
 * between any two batches, or leave. A run whose loss is no longer finite ends as "diverged" after that epoch.
 */
export function* trainRun(
  spec: RunSpec,
  data: PreparedData,
  parameters: Parameters,
  randomness: RunRandomness,
  ops: Ops
): Generator<TrainingEvent, TrainingResult> {
  const { epochs, learningRate } = spec.training
  const { train, test } = data
  const trainRows = train.index.length
  const batchSize = Math.min(spec.training.batchSize, trainRows)
  const maxRows = Math.max(batchSize, EVALUATION_ROWS)
  const loader = new BatchLoader(data, maxRows)
  const sizes = layerSizes(data.columns, spec.network.hidden, data.classes)
  const network = new Mlp(ops, sizes, activations[spec.network.activation], parameters, maxRows)
  const { penalties, hiddenMask } = activeRegularizers(spec.regularization)
  const optimizer = optimizers[spec.training.optimizer]

  /** One gradient step. Returns what the step tried to make smaller: the batch's loss plus the penalties. */
  const trainBatch = (shuffled: typeof train, epoch: number, batch: number): number => {
    const from = batch * batchSize
    const { X, labels } = loader.load(shuffled, from, Math.min(from + batchSize, trainRows))
    const mask: BatchMask | null = hiddenMask && {
      ...hiddenMask,
      draw(layer, rows, units, out) {
        randomness.mask({ layer, epoch, batch }, hiddenMask.keep, rows, units, out)
      }
    }
    const { loss, gradients } = network.gradients(X, labels, mask)
    const objective = loss + penaltyOf(penalties, parameters.weights)
    parameters.weights.forEach((W, l) => {
      for (const penalty of penalties) penalty.addGradient(W, gradients.weights[l])
    })
    const gradientOf = inLayerOrder(gradients)
    inLayerOrder(parameters).forEach((parameter, k) => {
      optimizer.step(parameter, gradientOf[k], learningRate)
    })
    return objective
  }

  const batches = Math.ceil(trainRows / batchSize)
  const blocks = Math.ceil(trainRows / EVALUATION_ROWS) + Math.ceil(test.index.length / EVALUATION_ROWS)
  let predictions: Uint8Array = new Uint8Array()

  for (let epoch = 1; epoch <= epochs; epoch++) {
    let done = 0
    const step = (): TrainingEvent => ({ type: 'step', epoch, done: ++done, of: batches + blocks })

    const order = randomness.order(epoch, trainRows)
    const shuffled = { part: train.part, index: order.map((i) => train.index[i]) }
    let objective = 0
    for (let batch = 0; batch < batches; batch++) {
      objective += trainBatch(shuffled, epoch, batch)
      yield step()
    }
    const onTrain = yield* mapYield(evaluate(network, loader, train), step)
    const onTest = yield* mapYield(evaluate(network, loader, test), step)
    predictions = onTest.predictions

    yield {
      type: 'epoch',
      epoch,
      metrics: {
        train_loss: onTrain.loss,
        train_accuracy: onTrain.accuracy,
        test_loss: onTest.loss,
        test_accuracy: onTest.accuracy,
        penalty: penaltyOf(penalties, parameters.weights),
        summed_batch_objective: objective
      }
    }
    if (!Number.isFinite(onTrain.loss)) return { status: 'diverged', predictions }
  }
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
