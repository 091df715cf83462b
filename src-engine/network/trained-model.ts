import type { ActivationFunction } from '../activations/activation.ts'
import { activationOf } from '../chosen-method.ts'
import type { Scaler } from '../data/scaler.ts'
import { matrixOf } from '../matrix.ts'
import { referenceOps } from '../ops/reference-ops.ts'
import type { RunSpec } from '../spec/run-spec.ts'
import type { FinalModel } from '../worker/protocol.ts'

/** What makes a model of the weights that a run ended with. */
export interface StoredModel extends Pick<FinalModel, 'weights' | 'layout' | 'precision'> {
  /** As it was fitted for the run. */
  readonly scaler: Scaler
  readonly activation: RunSpec['network']['activation']
}

/** The weights from one layer of I units to the next of O. */
interface Layer {
  readonly outputs: number
  /** I x O, row-major. */
  readonly W: Values
  readonly b: Values
}

type Values = Float32Array | Float64Array

/** A network whose training is over. It takes features as they are, a row at a time, without the buffers of training. */
export interface TrainedModel {
  readonly layers: readonly Layer[]
  /** Of the hidden layers. */
  readonly activation: ActivationFunction
}

/**
 * The model of stored weights, in the precision they were trained in. The scaling is folded into the first layer, so that
 * pixels without ink stay 0, which costs nothing:
 *
 *   (x - shift) / divisor W + b  =  x V + (b - shift V),  V = W / divisor
 */
export function trainedModel({ weights, layout, precision, scaler, activation }: StoredModel): TrainedModel {
  // A copy: what is folded is its own, and a view of numbers must begin at a multiple of their size.
  const { buffer } = new Uint8Array(weights)
  const all: Values = precision === 'float32' ? new Float32Array(buffer) : new Float64Array(buffer)
  let next = 0
  const tensors = layout.map(({ rows, cols }) => all.subarray(next, (next += rows * cols)))
  const [first, ...others] = layout.flatMap(({ cols }, k) =>
    k % 2 === 0 ? [{ outputs: cols, W: tensors[k], b: tensors[k + 1] }] : []
  )
  return { layers: [folded(first, scaler), ...others], activation: activationOf(activation).of(activation) }
}

/** Scales the layer's weights in place. A constant column has divisor 0 and no say. */
function folded({ outputs, W, b }: Layer, { shift, divisor }: Scaler): Layer {
  const bias = Float64Array.from(b)
  divisor.forEach((d, i) => {
    for (let j = 0, k = i * outputs; j < outputs; j++, k++) {
      W[k] = d === 0 ? 0 : W[k] / d
      bias[j] -= shift[i] * W[k]
    }
  })
  return { outputs, W, b: bias }
}

/**
 * The probability of each class for one row, without dropout.
 *
 *   a0 = x,  zl = a(l-1) Wl + bl,  al = f(zl) in hidden layers,  p = softmax(zL)
 *
 * Sums are in float64 and skip inputs that are 0: paper, and units that ReLU has switched off.
 *
 * @param features as they are in the data set
 */
export function classProbabilities(
  { layers, activation }: TrainedModel,
  features: Float64Array
): Float64Array {
  let a = features
  layers.forEach((layer, l) => {
    const z = weightedSums(layer, a)
    a = l < layers.length - 1 ? z.map((value) => activation.value(value)) : softmax(z)
  })
  return a
}

/** The class of the greatest probability; the first of equals, as NumPy's argmax. */
export const likeliest = (probabilities: Float64Array): number =>
  probabilities.reduce((best, p, k) => (p > probabilities[best] ? k : best), 0)

function weightedSums({ outputs, W, b }: Layer, a: Float64Array): Float64Array {
  const z = Float64Array.from(b)
  for (let i = 0; i < a.length; i++) {
    const value = a[i]
    if (value === 0) continue
    const row = i * outputs
    for (let j = 0; j < outputs; j++) z[j] += value * W[row + j]
  }
  return z
}

function softmax(z: Float64Array): Float64Array {
  const out = matrixOf(1, z.length)
  referenceOps.softmax(matrixOf(1, z.length, z), out)
  return out.data
}
