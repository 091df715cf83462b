import { describe, expect, it } from 'vitest'
import { gelu } from '../../../src-engine/activations/gelu.ts'
import { matrixOf } from '../../../src-engine/matrix.ts'
import { Mlp } from '../../../src-engine/network/mlp.ts'
import { inLayerOrder, parameterNames } from '../../../src-engine/network/parameters.ts'
import {
  classProbabilities,
  likeliest,
  trainedModel,
  type StoredModel
} from '../../../src-engine/network/trained-model.ts'
import { referenceOps } from '../../../src-engine/ops/reference-ops.ts'
import { Stream } from '../../../src-engine/random/streams.ts'

const sizes = [5, 7, 3, 4]
const activation = { id: 'gelu' } as const
const stream = new Stream(1, 'init')
const draw = (rows: number, cols: number) => {
  const M = matrixOf(rows, cols)
  M.data.forEach((_, k) => (M.data[k] = stream.nextUint32() / 2 ** 31 - 1))
  return M
}
const parameters = {
  weights: sizes.slice(1).map((outputs, l) => draw(sizes[l], outputs)),
  biases: sizes.slice(1).map((outputs) => draw(1, outputs))
}
const features = Float64Array.of(3, 250, 0, -2.5, 17)
/** The third column is constant in training. */
const scaler = { shift: Float64Array.of(1, 100, 9, 0, 2), divisor: Float64Array.of(2, 50, 0, 1, 4) }
const scaled = [1, 3, 0, -2.5, 3.75]

/** The weights as a run in this precision stores them. */
function stored(precision: StoredModel['precision']): StoredModel {
  const tensors = inLayerOrder(parameters)
  const values = tensors.flatMap(({ data }) => [...data])
  const { buffer } = precision === 'float32' ? Float32Array.from(values) : Float64Array.from(values)
  // Bytes that begin at no multiple of a number's size, as in a message.
  const message = new Uint8Array(buffer.byteLength + 1)
  message.set(new Uint8Array(buffer), 1)
  const names = parameterNames(parameters)
  const layout = tensors.map(({ rows, cols }, k) => ({ name: names[k], rows, cols }))
  return { weights: message.subarray(1), layout, precision, scaler, activation }
}

describe('a trained model', () => {
  const network = new Mlp(referenceOps, sizes, gelu.of(), parameters, 1)
  const expected = network.probabilities(matrixOf(1, 5, Float64Array.from(scaled))).data

  it.each([
    ['float64', 1e-14],
    ['float32', 1e-6]
  ] as const)('of %s weights gives the probabilities of the network to %f', (precision, tolerance) => {
    const actual = classProbabilities(trainedModel(stored(precision)), features)
    expect(actual).toHaveLength(4)
    actual.forEach((p, k) => {
      expect(Math.abs(p - expected[k])).toBeLessThan(tolerance)
    })
  })

  it('answers with the first of equally likely classes', () => {
    expect(likeliest(Float64Array.of(0.1, 0.4, 0.1, 0.4))).toBe(1)
  })
})
