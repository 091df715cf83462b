import { activationOf } from '../chosen-method.ts'
import type { PreparedData } from '../data/prepare.ts'
import type { Matrix } from '../matrix.ts'
import { referenceOps } from '../ops/reference-ops.ts'
import { Stream } from '../random/streams.ts'
import type { RunSpec } from '../spec/run-spec.ts'
import { activeRegularizers, penaltyOf } from '../training/active-regularizers.ts'
import { labRandomness } from '../training/run-randomness.ts'
import { TrainingBatches } from '../training/training-batches.ts'
import { Mlp, type BatchMask } from './mlp.ts'
import { createParameters, inLayerOrder, layerSizes, parameterNames } from './parameters.ts'

/** How far backpropagation and central differences are apart for one parameter (W1, b1, W2, ...). */
interface TensorCheck {
  readonly name: string
  /** Entries compared. */
  readonly checked: number
  /** Entries left out, because a step of h carries some hidden unit, or a penalty, across a kink. */
  readonly skippedAtKinks: number
  /**
   * ||backward - numerical|| / max(||backward||, ||numerical||) over the entries compared; 0 where both are 0. A gradient so
   * small that the tolerance would be less than the rounding of the objective counts as large as that it would not.
   */
  readonly relativeError: number
}

export interface GradientCheck {
  readonly passes: boolean
  readonly tolerance: number
  readonly tensors: readonly TensorCheck[]
}

const GRADIENT_TOLERANCE = 1e-6
const H = 1e-5
/** Rounding of an objective, in units of its last digit: above what networks of up to seven layers were seen to have. */
const ROUNDING = 2

/**
 * Compares the gradient that a training step of this spec uses with central differences of the objective it reports
 * (the batch's cross-entropy plus penalties), masks held fixed, in float64:
 *
 *   numerical gradient = (objective(w + h) - objective(w - h)) / 2h,  h = 1e-5
 *
 * @param rows size of the batch that is looked at
 * @param entries how many entries of each tensor are compared, chosen at random by the seed
 */
export function checkGradients(
  spec: RunSpec,
  data: PreparedData,
  { seed = 0, rows = 16, entries = 60 }: { seed?: number; rows?: number; entries?: number } = {}
): GradientCheck {
  const sizes = layerSizes(data.columns, spec.network.hidden, data.classes)
  const count = Math.min(rows, data.train.index.length)
  const randomness = labRandomness(seed)
  const parameters = createParameters(sizes, spec.network.initializer, (layer, out) => {
    randomness.initialNormals(layer, out)
  })
  // Biases begin at 0, where a row whose inputs were all dropped sits on the kink of ReLU: look beside it.
  const beside = new Stream(seed, 'init')
  for (const b of parameters.biases) for (let k = 0; k < b.cols; k++) b.data[k] = 0.1 * beside.randn()
  const { activation } = spec.network
  const regularizers = activeRegularizers(spec.regularization)
  const { penalties, hiddenMask, labelSmoothing } = regularizers
  const firstRows = Uint32Array.from({ length: count }, (_, i) => i)
  const place = { epoch: 1, batch: 0 }
  const { X, labels } = new TrainingBatches(data, regularizers, seed, count).load(firstRows, place)
  const network = new Mlp(
    referenceOps,
    sizes,
    activationOf(activation).of(activation),
    parameters,
    count,
    labelSmoothing
  )
  const mask: BatchMask | null =
    hiddenMask === undefined
      ? null
      : {
          ...hiddenMask,
          draw(layer, batchRows, units, out) {
            randomness.mask({ layer, ...place }, hiddenMask.keep, batchRows, units, out)
          }
        }

  const objective = () => network.loss(X, labels, mask) + penaltyOf(penalties, parameters.weights)
  const { gradients } = network.gradients(X, labels, mask)
  parameters.weights.forEach((W, l) => {
    for (const penalty of penalties) penalty.addGradient(W, gradients.weights[l])
  })

  const penaltyKinks = penalties.flatMap(({ kinks }) => kinks)
  const names = parameterNames(parameters)
  const backward = inLayerOrder(gradients).map((gradient) => gradient.data.slice())
  const rounding = (ROUNDING * Number.EPSILON * Math.abs(objective())) / H
  const tensors = inLayerOrder(parameters).map((parameter, t) => {
    const chosen = new Stream(seed, 'order', { layer: t + 1 }).permutation(parameter.data.length)
    let [checked, skippedAtKinks, difference, analytic, numeric] = [0, 0, 0, 0, 0]
    for (const k of chosen.subarray(0, entries)) {
      // A weight on a kink itself (L1's 0) is compared: a penalty's gradient is there the mean of both sides' slopes, and
      // so is the central difference.
      const kinksBeside = penaltyKinks.filter((kink) => kink !== parameter.data[k])
      const kinksBelow = () => [
        ...network.kinksBelow(count),
        ...kinksBeside.map((kink) => (parameter.data[k] > kink ? 1 : 0))
      ]
      const numerical = centralDifference(parameter, k, objective, kinksBelow)
      if (numerical === null) {
        skippedAtKinks++
        continue
      }
      checked++
      difference += (backward[t][k] - numerical) ** 2
      analytic += backward[t][k] ** 2
      numeric += numerical ** 2
    }
    const scale = Math.sqrt(Math.max(analytic, numeric, checked * (rounding / GRADIENT_TOLERANCE) ** 2))
    const relativeError = scale === 0 ? 0 : Math.sqrt(difference) / scale
    return { name: names[t], checked, skippedAtKinks, relativeError }
  })
  const passes = tensors.every(
    ({ checked, relativeError }) => checked > 0 && relativeError <= GRADIENT_TOLERANCE
  )
  return { passes, tolerance: GRADIENT_TOLERANCE, tensors }
}

/** The central difference for entry k, or null when the two points lie on different sides of a kink. */
function centralDifference(
  parameter: Matrix,
  k: number,
  objective: () => number,
  kinksBelow: () => number[]
): number | null {
  const original = parameter.data[k]
  parameter.data[k] = original + H
  const high = objective()
  const sidesHigh = kinksBelow()
  parameter.data[k] = original - H
  const low = objective()
  const sidesLow = kinksBelow()
  parameter.data[k] = original
  return sidesHigh.every((side, i) => side === sidesLow[i]) ? (high - low) / (2 * H) : null
}
