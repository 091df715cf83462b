import { activationOf, optimizerOf } from '../chosen-method.ts'
import { rowsOfSplit } from '../data/prepare.ts'
import type { Matrix } from '../matrix.ts'
import { predictedClasses, sumCrossEntropy } from '../network/cross-entropy.ts'
import { Mlp, type BatchMask } from '../network/mlp.ts'
import { copyParameters, inLayerOrder, layerSizes, parameterNames } from '../network/parameters.ts'
import { referenceOps } from '../ops/reference-ops.ts'
import { limitColumnNorms } from '../regularizers/max-norm.ts'
import { activeRegularizers, penaltyOf } from '../training/active-regularizers.ts'
import { BatchLoader } from '../training/batch-loader.ts'
import { TrainingBatches } from '../training/training-batches.ts'
import { gradientSteps } from '../training/gradient-steps.ts'
import type { Engine, EngineSetup } from './engine.ts'

const EVALUATION_ROWS = 64

/** The readable engine, float64 in plain TypeScript: the oracle and the fallback. */
export function createReferenceEngine({ spec, data, initial, randomness }: EngineSetup): Engine {
  const parameters = copyParameters(initial)
  const maxRows = Math.max(Math.min(spec.training.batchSize, data.train.index.length), EVALUATION_ROWS)
  const loader = new BatchLoader(data, maxRows)
  const sizes = layerSizes(data.columns, spec.network.hidden, data.classes)
  const { activation } = spec.network
  const regularizers = activeRegularizers(spec.regularization)
  const { penalties, hiddenMask, maxNorm, labelSmoothing } = regularizers
  const batches = new TrainingBatches(data, regularizers, randomness.seed, maxRows)
  const network = new Mlp(
    referenceOps,
    sizes,
    activationOf(activation).of(activation),
    parameters,
    maxRows,
    labelSmoothing
  )
  const { optimizer: options } = spec.training
  const optimizer = optimizerOf(options)
  const decay = (regularizers.weightDecay ?? 0) + (optimizer.weightDecay?.(options) ?? 0)
  const stepOf = gradientSteps(spec, data.train.index.length)
  /** What the optimizer remembers of each parameter. */
  const slots = inLayerOrder(parameters).map(({ data: values }) =>
    Array.from({ length: optimizer.slots }, () => new Float64Array(values.length))
  )
  /** All that training changes. */
  const state = [...inLayerOrder(parameters).map((tensor) => tensor.data), ...slots.flat()]

  return {
    evaluationRows: EVALUATION_ROWS,

    trainBatch(positions, place) {
      const { X, labels } = batches.load(positions, place)
      const mask: BatchMask | null =
        hiddenMask === undefined
          ? null
          : {
              ...hiddenMask,
              draw(layer, maskRows, units, out) {
                randomness.mask({ layer, ...place }, hiddenMask.keep, maskRows, units, out)
              }
            }
      const { loss, gradients } = network.gradients(X, labels, mask)
      const objective = loss + penaltyOf(penalties, parameters.weights)
      parameters.weights.forEach((W, l) => {
        for (const penalty of penalties) penalty.addGradient(W, gradients.weights[l])
      })
      const step = stepOf(place)
      for (const W of decay > 0 ? parameters.weights : []) scale(W, 1 - step.learningRate * decay)
      const gradientOf = inLayerOrder(gradients)
      inLayerOrder(parameters).forEach((parameter, k) => {
        optimizer.step(options, { parameter, gradient: gradientOf[k], slots: slots[k] }, step)
      })
      if (maxNorm !== undefined) for (const W of parameters.weights.slice(0, -1)) limitColumnNorms(W, maxNorm)
      return objective
    },

    evaluate(split, from, to, predictions) {
      const { X, labels } = loader.load(rowsOfSplit(data, split), from, to)
      const probabilities = network.probabilities(X)
      predictedClasses(probabilities, predictions)
      return sumCrossEntropy(probabilities, labels)
    },

    penalty: () => penaltyOf(penalties, parameters.weights),

    parameters() {
      const names = parameterNames(parameters)
      return inLayerOrder(parameters).map(({ rows, cols, data: values }, k) => ({
        name: names[k],
        rows,
        cols,
        data: values.slice()
      }))
    },

    saveState(into) {
      const length = state.reduce((sum, values) => sum + values.length, 0)
      const saved = into ? new Float64Array(into.buffer, into.byteOffset, length) : new Float64Array(length)
      let offset = 0
      for (const values of state) {
        saved.set(values, offset)
        offset += values.length
      }
      return into ?? new Uint8Array(saved.buffer)
    },

    restoreState(bytes) {
      const saved = new Float64Array(bytes.slice().buffer)
      let offset = 0
      for (const values of state) {
        values.set(saved.subarray(offset, offset + values.length))
        offset += values.length
      }
    }
  }
}

function scale({ data }: Matrix, factor: number): void {
  for (let k = 0; k < data.length; k++) data[k] *= factor
}
