import { describe, expect, it } from 'vitest'
import { type Matrix, matrixFromRows, matrixOf } from '../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { conv2d } from '../../../src-engine/toolkit/conv2d.ts'
import { binaryCrossEntropy, crossEntropy } from '../../../src-engine/toolkit/cross-entropy.ts'
import { dropout } from '../../../src-engine/toolkit/dropout.ts'
import { exercise3 } from '../../../src-engine/toolkit/exercise-3.ts'
import type { ActivationFn, LossFn } from '../../../src-engine/toolkit/function-types.ts'
import { gradientDescent } from '../../../src-engine/toolkit/gradient-descent.ts'
import { l2Regularization } from '../../../src-engine/toolkit/l2-regularization.ts'
import { affine } from '../../../src-engine/toolkit/layer.ts'
import { matrixMultiply } from '../../../src-engine/toolkit/matrix-multiply.ts'
import { maxPool } from '../../../src-engine/toolkit/max-pool.ts'
import { backwardMlp3Layer, forwardMlp3Layer } from '../../../src-engine/toolkit/mlp-3-layer.ts'
import { backwardMlp, forwardMlp } from '../../../src-engine/toolkit/mlp.ts'
import { mseLoss } from '../../../src-engine/toolkit/mse-loss.ts'
import { normalize } from '../../../src-engine/toolkit/normalize.ts'
import { numericalGradient } from '../../../src-engine/toolkit/numerical-gradient.ts'
import { forwardPerceptron } from '../../../src-engine/toolkit/perceptron.ts'
import { relu } from '../../../src-engine/toolkit/relu.ts'
import { sigmoid } from '../../../src-engine/toolkit/sigmoid.ts'
import { softmax } from '../../../src-engine/toolkit/softmax.ts'
import { type Tensor3, tensor3Of } from '../../../src-engine/toolkit/tensor3.ts'
import golden from '../../fixtures/golden/toolkit.json' with { type: 'json' }
import { expectClose } from './close-to-golden.ts'

/** One check for each entry of the fixture: an entry without one does not compile, and fails below. */
const checks: Record<keyof typeof golden, () => void> = {
  normalize() {
    const { X, result } = golden.normalize
    expectClose(normalize(matrixFromRows(X)), result)
  },
  matrix_multiply() {
    const { X, W, result } = golden.matrix_multiply
    expectClose(matrixMultiply(matrixFromRows(X), matrixFromRows(W)), result)
  },
  sigmoid() {
    const { Z, result } = golden.sigmoid
    expectClose(sigmoid(matrixFromRows(Z)), result)
  },
  relu() {
    const { Z, result } = golden.relu
    expectClose(relu(matrixFromRows(Z)), result)
  },
  softmax() {
    const { Z, result } = golden.softmax
    expectClose(softmax(matrixFromRows(Z)), result)
  },
  mse_loss() {
    const { y_pred, y, result } = golden.mse_loss
    expectClose(mseLoss(matrixFromRows(y_pred), matrixFromRows(y)), result)
  },
  binary_cross_entropy() {
    const { A, y, result, saturated } = golden.binary_cross_entropy
    expectClose(binaryCrossEntropy(matrixFromRows(A), matrixFromRows(y)), result)
    expectClose(
      binaryCrossEntropy(matrixFromRows(saturated.A), matrixFromRows(saturated.y)),
      saturated.result
    )
  },
  cross_entropy() {
    const { A, y, result } = golden.cross_entropy
    expectClose(crossEntropy(matrixFromRows(A), matrixFromRows(y)), result)
  },
  mlp2() {
    const { X, y, W1, b1, W2, b2 } = matricesOf(golden.mlp2)
    const { A1, A2 } = forwardMlp(X, W1, b1, W2, b2)
    expectClose(A1, golden.mlp2.A1)
    expectClose(A2, golden.mlp2.A2)
    const gradients = backwardMlp(X, A1, A2, y, W1, W2, affine(X, W1, b1))
    expectClose(gradients.gradW1, golden.mlp2.grad_W1)
    expectClose(gradients.gradB1, golden.mlp2.grad_b1)
    expectClose(gradients.gradW2, golden.mlp2.grad_W2)
    expectClose(gradients.gradB2, golden.mlp2.grad_b2)
  },
  mlp3() {
    const { X, y, W1, b1, W2, b2, W3, b3 } = matricesOf(golden.mlp3)
    const { A1, A2, A3 } = forwardMlp3Layer(X, W1, b1, W2, b2, W3, b3)
    expectClose(A1, golden.mlp3.A1)
    expectClose(A2, golden.mlp3.A2)
    expectClose(A3, golden.mlp3.A3)
    const [Z1, Z2] = [affine(X, W1, b1), affine(A1, W2, b2)]
    const gradients = backwardMlp3Layer(X, A1, A2, A3, y, W1, W2, W3, Z1, Z2)
    expectClose(gradients.gradW1, golden.mlp3.grad_W1)
    expectClose(gradients.gradB1, golden.mlp3.grad_b1)
    expectClose(gradients.gradW2, golden.mlp3.grad_W2)
    expectClose(gradients.gradB2, golden.mlp3.grad_b2)
    expectClose(gradients.gradW3, golden.mlp3.grad_W3)
    expectClose(gradients.gradB3, golden.mlp3.grad_b3)
  },
  forward_perceptron() {
    const { X, W, b, result } = golden.forward_perceptron
    expectClose(forwardPerceptron(matrixFromRows(X), matrixFromRows(W), matrixFromRows(b)), result)
  },
  gradient_descent_linear() {
    checkGradientDescent(golden.gradient_descent_linear, mseLoss)
  },
  gradient_descent_logistic() {
    checkGradientDescent(golden.gradient_descent_logistic, binaryCrossEntropy, sigmoid)
  },
  conv2d() {
    const [image, kernel] = [matrixFromRows(golden.conv2d.image), matrixFromRows(golden.conv2d.kernel)]
    expectClose(conv2d(image, kernel), golden.conv2d.stride1)
    expectClose(conv2d(image, kernel, 2), golden.conv2d.stride2)
  },
  max_pool() {
    const X = tensorFrom(golden.max_pool.X)
    expect(maxPool(X)).toEqual(tensorFrom(golden.max_pool.size2_stride2))
    expect(maxPool(X, 3, 1)).toEqual(tensorFrom(golden.max_pool.size3_stride1))
  },
  max_pool_2d() {
    const { X, size2_stride2 } = golden.max_pool_2d
    expect(maxPool(matrixFromRows(X))).toEqual(matrixFromRows(size2_stride2))
  },
  exercise_3() {
    const { seed, y, lr, lambda, data_loss, total_loss, ...after } = golden.exercise_3
    const { inputs, dataLoss, totalLoss, updated } = exercise3(new NumpyLegacy(seed))
    expect(inputs).toMatchObject({ y: matrixFromRows(y), lr, lambda })
    expectClose(dataLoss, data_loss)
    expectClose(totalLoss, total_loss)
    expectClose(updated.W1, after.W1_after)
    expectClose(updated.b1, after.b1_after)
    expectClose(updated.W2, after.W2_after)
    expectClose(updated.b2, after.b2_after)
  },
  l2_regularization() {
    const { weights, lambda, penalty, grads } = golden.l2_regularization
    const result = l2Regularization(weights.map(matrixFromRows), lambda)
    expectClose(result.penalty, penalty)
    expect(result.gradients).toHaveLength(grads.length)
    result.gradients.forEach((gradient, i) => {
      expectClose(gradient, grads[i])
    })
  },
  dropout() {
    const { A: rows, p, seed, first, second, inference } = golden.dropout
    const [A, rng] = [matrixFromRows(rows), new NumpyLegacy(seed)]
    expectClose(dropout(A, p, rng), first)
    expectClose(dropout(A, p, rng), second)
    expectClose(dropout(A, p, rng, false), inference)
  }
}

describe("the toolkit against NumPy's results", () => {
  it.each(Object.keys(golden) as (keyof typeof golden)[])(
    '%s agrees within 1e-12 relative or 1e-15 absolute',
    (name) => {
      expect.hasAssertions()
      checks[name]()
    }
  )

  // Both sides divide the rounding errors of two losses (about 1e-16) by 2 h = 2e-4, hence the wider tolerance.
  it('the numerical gradient of a 3-layer network agrees within 1e-8 relative or 1e-11 absolute', () => {
    const { X, y, W1, b1, W2, b2, W3, b3 } = matricesOf(golden.mlp3)
    const params = { W1, b1, W2, b2, W3, b3 }
    const gradients = numericalGradient(
      X,
      y,
      params,
      crossEntropy,
      (X, { W1, b1, W2, b2, W3, b3 }) => forwardMlp3Layer(X, W1, b1, W2, b2, W3, b3).A3
    )
    expectClose(gradients.W1, golden.mlp3.numerical_grad_W1, { relative: 1e-8, absolute: 1e-11 })
  })
})

function checkGradientDescent(
  entry: typeof golden.gradient_descent_linear,
  lossFn: LossFn,
  activationFn?: ActivationFn
): void {
  const { lr, epochs, batch_size, seed } = entry
  const [X, y, W, b] = [matrixFromRows(entry.X), matrixFromRows(entry.y), matrixOf(3, 1), matrixOf(1, 1)]
  const rng = new NumpyLegacy(seed)
  const result = gradientDescent(X, y, W, b, lr, epochs, batch_size, lossFn, activationFn, rng)
  expectClose(result.W, entry.W)
  expectClose(result.b, entry.b)
  expectClose(result.lossHistory, entry.loss_history)
}

function matricesOf<Name extends string>(entry: Record<Name, number[][]>): Record<Name, Matrix> {
  const matrices = Object.entries<number[][]>(entry).map(([name, rows]) => [name, matrixFromRows(rows)])
  return Object.fromEntries(matrices) as Record<Name, Matrix>
}

function tensorFrom(values: number[][][]): Tensor3 {
  return tensor3Of(values.length, values[0].length, values[0][0].length, Float64Array.from(values.flat(2)))
}
