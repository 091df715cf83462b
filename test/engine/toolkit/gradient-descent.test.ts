import { describe, expect, it } from 'vitest'
import { matrixFromRows, matrixOf, rowsOf, ShapeError } from '../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import type { RandomSource } from '../../../src-engine/random/random-source.ts'
import { gradientDescent } from '../../../src-engine/toolkit/gradient-descent.ts'
import { affine } from '../../../src-engine/toolkit/layer.ts'
import { mseLoss } from '../../../src-engine/toolkit/mse-loss.ts'
import { expectClose } from './close-to-golden.ts'
import { randomMatrix } from './random-matrix.ts'

const X = matrixFromRows([[1], [2], [3]])
const y = matrixFromRows([[2], [4], [6]])

/** Trains on three points of a line; `changes` are the arguments that a test is about. */
function train(
  changes: {
    X?: typeof X
    y?: typeof y
    W?: typeof X
    b?: typeof X
    lr?: number
    epochs?: number
    batchSize?: number
    rng?: RandomSource
  } = {}
) {
  const given = {
    X,
    y,
    W: matrixOf(1, 1),
    b: matrixOf(1, 1),
    lr: 0.1,
    epochs: 1,
    batchSize: 3,
    rng: new NumpyLegacy(1),
    ...changes
  }
  return gradientDescent(
    given.X,
    given.y,
    given.W,
    given.b,
    given.lr,
    given.epochs,
    given.batchSize,
    mseLoss,
    undefined,
    given.rng
  )
}

describe('gradientDescent', () => {
  // error = -y = (-2, -4, -6): X^T error / 3 = -28 / 3, mean error = -4.
  it('makes one step without a factor 2 on one full batch, within 1e-12 relative', () => {
    const { W, b, lossHistory } = train()
    expectClose(W, [[2.8 / 3]])
    expectClose(b, [[0.4]])
    expectClose(lossHistory, [mseLoss(affine(X, W, b), y)])
  })

  it('draws one permutation of all rows an epoch, and nothing else', () => {
    const drawn: number[] = []
    const source = new NumpyLegacy(1)
    const rng: RandomSource = {
      randn: () => expect.fail('no normal draw is needed'),
      bernoulli: () => expect.fail('no mask is needed'),
      permutation(n) {
        drawn.push(n)
        return source.permutation(n)
      }
    }
    const { lossHistory } = train({ epochs: 4, batchSize: 2, rng })
    expect(drawn).toEqual([3, 3, 3, 3])
    expect(lossHistory).toHaveLength(4)
  })

  it('divides the last, smaller batch by its own size, within 1e-12 relative', () => {
    const rng: RandomSource = {
      randn: () => 0,
      bernoulli: () => 0,
      permutation: () => Uint32Array.of(2, 0, 1)
    }
    // First rows 2 and 0: W = 0.1 * (18 + 2) / 2 = 1, b = 0.1 * (6 + 2) / 2 = 0.4.
    // Then row 1 alone: error = 2 * 1 + 0.4 - 4 = -1.6, so W = 1 + 0.1 * 3.2 = 1.32, b = 0.4 + 0.16 = 0.56.
    const { W, b } = train({ batchSize: 2, rng })
    expectClose(W, [[1.32]])
    expectClose(b, [[0.56]])
  })

  it('takes a batch size above the number of rows as one full batch', () => {
    expect(train({ batchSize: 1000 })).toEqual(train({ batchSize: 3 }))
  })

  it('leaves the given W and b as they were', () => {
    const [W, b] = [matrixFromRows([[0.5]]), matrixFromRows([[0.25]])]
    expect(train({ W, b, epochs: 3 }).W.data[0]).not.toBe(0.5)
    expect(rowsOf(W)).toEqual([[0.5]])
    expect(rowsOf(b)).toEqual([[0.25]])
  })

  it('gives the same bits for the same seed, and others for another seed', () => {
    const run = (seed: number) => train({ epochs: 5, batchSize: 1, rng: new NumpyLegacy(seed) })
    expect(run(5)).toEqual(run(5))
    expect(run(5)).not.toEqual(run(6))
  })

  it('finds the line behind 33 points within 1e-9 relative', () => {
    const inputs = randomMatrix(33, 2, new NumpyLegacy(8))
    const targets = affine(inputs, matrixFromRows([[1.5], [-2]]), matrixFromRows([[0.25]]))
    const { W, b } = train({ X: inputs, y: targets, W: matrixOf(2, 1), epochs: 200, batchSize: 8 })
    expectClose(W, [[1.5], [-2]], { relative: 1e-9, absolute: 0 })
    expectClose(b, [[0.25]], { relative: 1e-9, absolute: 0 })
  })

  it.each([
    ['W', { W: matrixOf(2, 1) }, 'W should be 1 x 1, 2 x 1 came'],
    ['b', { b: matrixOf(1, 2) }, 'b should be 1 x 1, 1 x 2 came'],
    ['y', { y: matrixOf(2, 1) }, 'y should be 3 x 1, 2 x 1 came'],
    ['X', { X: matrixOf(0, 1), y: matrixOf(0, 1) }, 'X should have at least one row']
  ])('refuses %s of the wrong shape', (_, changes, message) => {
    expect(() => train(changes)).toThrow(ShapeError)
    expect(() => train(changes)).toThrow(message)
  })

  it.each([
    ['lr', 0],
    ['lr', -0.1],
    ['lr', NaN],
    ['lr', Infinity],
    ['epochs', 0],
    ['epochs', 1.5],
    ['epochs', NaN],
    ['batchSize', 0],
    ['batchSize', -1],
    ['batchSize', NaN]
  ])('refuses %s %d', (name, value) => {
    expect(() => train({ [name]: value })).toThrow(RangeError)
    expect(() => train({ [name]: value })).toThrow(`${value} came`)
  })
})
