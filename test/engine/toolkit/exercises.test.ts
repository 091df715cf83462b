import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { crossEntropy } from '../../../src-engine/toolkit/cross-entropy.ts'
import { exercise1 } from '../../../src-engine/toolkit/exercise-1.ts'
import { exercise2 } from '../../../src-engine/toolkit/exercise-2.ts'
import { exercise3 } from '../../../src-engine/toolkit/exercise-3.ts'
import { l2Regularization } from '../../../src-engine/toolkit/l2-regularization.ts'
import { forwardMlp } from '../../../src-engine/toolkit/mlp.ts'
import golden from '../../fixtures/golden/toolkit.json' with { type: 'json' }
import { expectClose } from './close-to-golden.ts'

describe('exercise 1', () => {
  it('gives the penalty 0.51 and both gradients within 1e-12 relative', () => {
    const { W1, W2, lambda, penalty, gradW1, gradW2 } = exercise1()
    const { weights, grads } = golden.l2_regularization
    expect([rowsOf(W1), rowsOf(W2), lambda]).toEqual([...weights, 0.01])
    expectClose(penalty, 0.51)
    expectClose(gradW1, grads[0])
    expectClose(gradW2, grads[1])
  })
})

describe('exercise 2', () => {
  it("gives NumPy's two masks for seed 3, and the matrix itself when not training", () => {
    const { A, p, first, second, notTraining } = exercise2(new NumpyLegacy(golden.dropout.seed))
    expect(p).toBe(golden.dropout.p)
    expect(rowsOf(A)).toEqual(golden.dropout.A)
    expect(rowsOf(first)).toEqual(golden.dropout.first)
    expect(rowsOf(second)).toEqual(golden.dropout.second)
    expect(rowsOf(notTraining)).toEqual(golden.dropout.inference)
  })
})

describe('exercise 3', () => {
  const { inputs, forward, dataLoss, penalty, totalLoss, gradients, updated } = exercise3(new NumpyLegacy(0))

  it('adds the penalty to the data loss', () => {
    expect(totalLoss).toBe(dataLoss + penalty)
    expect(penalty).toBeGreaterThan(0)
  })

  it('steps each parameter against its gradient by lr, within 1e-12 relative', () => {
    const steps = [
      [inputs.W1, gradients.gradW1, updated.W1],
      [inputs.b1, gradients.gradB1, updated.b1],
      [inputs.W2, gradients.gradW2, updated.W2],
      [inputs.b2, gradients.gradB2, updated.b2]
    ]
    for (const [before, gradient, after] of steps) {
      expectClose(
        Array.from(after.data),
        Array.from(before.data, (w, i) => w - inputs.lr * gradient.data[i])
      )
    }
  })

  it('lowers the total loss with that step', () => {
    const { W1, b1, W2, b2 } = updated
    const { A2 } = forwardMlp(inputs.X, W1, b1, W2, b2)
    const lossAfter = crossEntropy(A2, inputs.y) + l2Regularization([W1, W2], inputs.lambda).penalty
    expect(lossAfter).toBeLessThan(totalLoss)
  })

  it('returns what the forward pass went through, so that it can be shown', () => {
    expect(rowsOf(forward.A1)).toEqual(rowsOf(forward.Z1).map((row) => row.map((z) => Math.max(0, z))))
    expect([forward.A2.rows, forward.A2.cols]).toEqual([5, 2])
  })
})
