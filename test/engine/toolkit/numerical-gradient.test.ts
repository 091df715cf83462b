import { describe, expect, it } from 'vitest'
import { matrixFromRows, rowsOf } from '../../../src-engine/matrix.ts'
import { affine } from '../../../src-engine/toolkit/layer.ts'
import { mseLoss } from '../../../src-engine/toolkit/mse-loss.ts'
import { numericalGradient } from '../../../src-engine/toolkit/numerical-gradient.ts'
import { expectClose } from './close-to-golden.ts'

const X = matrixFromRows([[1], [2]])
const y = matrixFromRows([[3], [5]])
const line = () => ({ W: matrixFromRows([[0.1]]), b: matrixFromRows([[-0]]) })

describe('numericalGradient', () => {
  // Predictions 0.1 and 0.2, errors -2.9 and -4.8: dW = mean(2 * error * x) = -12.5, db = mean(2 * error) = -7.7.
  // A square has no third derivative, so only rounding is left.
  it('gives the slope in every parameter by its name, within 1e-10 relative', () => {
    const gradients = numericalGradient(X, y, line(), mseLoss, (X, { W, b }) => affine(X, W, b))
    expect(Object.keys(gradients)).toEqual(['W', 'b'])
    expectClose(gradients.W, [[-12.5]], { relative: 1e-10, absolute: 0 })
    expectClose(gradients.b, [[-7.7]], { relative: 1e-10, absolute: 0 })
  })

  it('evaluates at w + h and w - h, and at nothing else', () => {
    const seen: number[] = []
    const params = { W: matrixFromRows([[1]]) }
    numericalGradient(
      X,
      y,
      params,
      () => 0,
      (X, { W }) => {
        seen.push(W.data[0])
        return X
      },
      0.25
    )
    expect(seen).toEqual([1.25, 0.75])
  })

  it('serves a forward function that closes over the parameters', () => {
    const params = line()
    const gradients = numericalGradient(X, y, params, mseLoss, (X) => affine(X, params.W, params.b))
    expectClose(gradients.W, [[-12.5]], { relative: 1e-10, absolute: 0 })
  })

  it('puts every parameter back bit for bit', () => {
    const params = { W: matrixFromRows([[0.1, -0, 1e-320, 1e300, 1 / 3]]) }
    numericalGradient(X, y, params, mseLoss, (X) => affine(X, matrixFromRows([[1]]), matrixFromRows([[0]])))
    // toEqual tells -0 from 0.
    expect(rowsOf(params.W)).toEqual([[0.1, -0, 1e-320, 1e300, 1 / 3]])
  })

  it.each([1, 2, 3, 4])('puts every parameter back when forward call %i throws', (failing) => {
    const params = line()
    let calls = 0
    const measure = () =>
      numericalGradient(X, y, params, mseLoss, (X, { W, b }) => {
        if (++calls === failing) throw new Error('the forward pass broke')
        return affine(X, W, b)
      })
    expect(measure).toThrow('the forward pass broke')
    expect(params).toEqual(line())
  })

  it.each([0, -1e-4, NaN, Infinity])('refuses h %d', (h) => {
    const measure = () => numericalGradient(X, y, line(), mseLoss, (X, { W, b }) => affine(X, W, b), h)
    expect(measure).toThrow(RangeError)
    expect(measure).toThrow(`${h} came`)
  })
})
