import { initializerOf } from '../chosen-method.ts'
import { matrixOf, type Matrix } from '../matrix.ts'
import type { ExperimentSpec } from '../spec/experiment-spec.ts'

/** What training changes. weights[l] is I x O and biases[l] 1 x O, for the layer with I inputs and O outputs. */
export interface Parameters {
  readonly weights: readonly Matrix[]
  readonly biases: readonly Matrix[]
}

/** Units a layer, input and output included: 784, 256, 128, 10. */
export function layerSizes(columns: number, hidden: readonly number[], classes: number): number[] {
  return [columns, ...hidden, classes]
}

/**
 * Fresh parameters: normals from `drawNormals`, scaled by the initializer, and biases of 0.
 *
 * @param drawNormals fills an array with standard normals for a layer (1 is the first hidden layer)
 */
export function createParameters(
  sizes: readonly number[],
  initializer: ExperimentSpec['network']['initializer'],
  drawNormals: (layer: number, out: Float64Array) => void
): Parameters {
  const method = initializerOf(initializer)
  const layers = sizes.slice(1).map((outputs, l) => ({ inputs: sizes[l], outputs }))
  const weights = layers.map(({ inputs, outputs }, l) => {
    const W = matrixOf(inputs, outputs)
    drawNormals(l + 1, W.data)
    const scale = method.scale(initializer, { inputs, outputs })
    for (let k = 0; k < W.data.length; k++) W.data[k] *= scale
    return W
  })
  return { weights, biases: layers.map(({ outputs }) => matrixOf(1, outputs)) }
}

export function copyParameters({ weights, biases }: Parameters): Parameters {
  const copy = (M: Matrix) => matrixOf(M.rows, M.cols, M.data.slice())
  return { weights: weights.map(copy), biases: biases.map(copy) }
}

/** W1, b1, W2, b2, ...: the order in which weights are stored and hashed. */
export function inLayerOrder({ weights, biases }: Parameters): Matrix[] {
  return weights.flatMap((W, l) => [W, biases[l]])
}

/** The names of the parameters in that order. */
export function parameterNames({ weights }: Parameters): string[] {
  return weights.flatMap((_, l) => [`W${l + 1}`, `b${l + 1}`])
}
