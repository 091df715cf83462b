import { describe, expect, it } from 'vitest'
import { createReferenceEngine } from '../../../src-engine/engines/reference-engine.ts'
import { matrixFromRows, rowsOf } from '../../../src-engine/matrix.ts'
import { smoothedCrossEntropy } from '../../../src-engine/network/cross-entropy.ts'
import { limitColumnNorms } from '../../../src-engine/regularizers/max-norm.ts'
import type { Regularization } from '../../../src-engine/spec/experiment-spec.ts'
import { activeRegularizers, penaltyOf } from '../../../src-engine/training/active-regularizers.ts'
import { madeUpRun } from '../engines/made-up-run.ts'

const W = matrixFromRows([
  [1, -2, 0],
  [3, 0.5, -4]
])

function penaltyAndGradient(regularization: Regularization) {
  const { penalties } = activeRegularizers(regularization)
  const dW = matrixFromRows([
    [0, 0, 0],
    [0, 0, 0]
  ])
  for (const penalty of penalties) penalty.addGradient(W, dW)
  return { penalty: penaltyOf(penalties, [W]), gradient: rowsOf(dW) }
}

describe('penalties, by hand:', () => {
  it('L1 is lambda * sum |W|, its gradient lambda * sign W, 0 at 0', () => {
    expect(penaltyAndGradient({ l1: { lambda: 0.5 } })).toEqual({
      penalty: 5.25,
      gradient: [
        [0.5, -0.5, 0],
        [0.5, 0.5, -0.5]
      ]
    })
  })

  it('the elastic net is both, L1 and L2', () => {
    const both = penaltyAndGradient({ l1: { lambda: 0.5 }, l2: { lambda: 0.25 } })
    expect(penaltyAndGradient({ elasticNet: { l1: 0.5, l2: 0.25 } })).toEqual(both)
    expect(both.penalty).toBe(5.25 + 0.25 * (1 + 4 + 9 + 0.25 + 16))
  })
})

it('max-norm shortens the columns that are too long, to the limit, and leaves the others as they are', () => {
  const limited = matrixFromRows([
    [3, 0.3, 0],
    [4, -0.4, 0]
  ])
  limitColumnNorms(limited, 2)
  expect(rowsOf(limited)).toEqual([
    [3 * (2 / 5), 0.3, 0],
    [4 * (2 / 5), -0.4, 0]
  ])
})

it('label smoothing is the cross-entropy with targets of (1 - share) onehot + share / classes', () => {
  const A = matrixFromRows([
    [0.7, 0.2, 0.1],
    [0.1, 0.3, 0.6]
  ])
  const targets = [
    [0.1, 0.1, 0.8],
    [0.1, 0.8, 0.1]
  ]
  const expected = -targets.flat().reduce((sum, t, k) => sum + t * Math.log(A.data[k]), 0) / 2
  expect(smoothedCrossEntropy(A, Uint8Array.of(2, 1), 0.3)).toBeCloseTo(expected, 12)
})

describe('in training,', () => {
  const small = { columns: 5, hidden: [4], classes: 3, rows: 12, batchSize: 12, features: 'dense' } as const
  const rows = Uint32Array.from({ length: 12 }, (_, i) => i)
  const engineOf = (regularization: Record<string, unknown>, optimizer: unknown = 'sgd') =>
    createReferenceEngine(madeUpRun({ ...small, regularization, training: { optimizer } }))
  const weightsAfter = (engine: ReturnType<typeof engineOf>, steps: number) => {
    for (let batch = 0; batch < steps; batch++) engine.trainBatch(rows, { epoch: 1, batch })
    return engine.parameters().map((tensor) => ({ ...tensor, data: [...tensor.data] }))
  }

  it('decoupled decay with SGD is L2 of half the rate, to 1e-14; with Adam it is not', () => {
    const difference = (optimizer: unknown) => {
      const decayed = weightsAfter(engineOf({ weightDecay: { rate: 0.2 } }, optimizer), 5)
      const penalized = weightsAfter(engineOf({ l2: { lambda: 0.1 } }, optimizer), 5)
      return Math.max(
        ...decayed.flatMap(({ data }, t) => data.map((w, k) => Math.abs(w - penalized[t].data[k])))
      )
    }
    expect(difference('sgd')).toBeLessThan(1e-14)
    expect(difference('adam')).toBeGreaterThan(0.01)
  })

  it('max-norm bounds hidden units, not the output layer nor biases', () => {
    const limit = 0.1
    const tensors = weightsAfter(engineOf({ maxNorm: { limit } }), 3)
    const free = weightsAfter(engineOf({}), 3)
    const longest = ({ data, cols }: (typeof tensors)[number]) =>
      Math.max(
        ...Array.from({ length: cols }, (_, j) => Math.hypot(...data.filter((_, k) => k % cols === j)))
      )
    expect(longest(tensors[0])).toBeCloseTo(limit, 12)
    expect(longest(free[0])).toBeGreaterThan(limit)
    expect(longest(tensors[2])).toBeGreaterThan(limit)
  })

  it('label smoothing changes the objective, never the measured loss', () => {
    const [smoothed, plain] = [engineOf({ labelSmoothing: { share: 0.3 } }), engineOf({})]
    const measure = (engine: typeof plain) => engine.evaluate('train', 0, 12, new Uint8Array(12))
    expect(measure(smoothed)).toBe(measure(plain))
    const place = { epoch: 1, batch: 0 }
    expect(smoothed.trainBatch(rows, place)).not.toBe(plain.trainBatch(rows, place))
  })
})
