import { describe, expect, it } from 'vitest'
import { relu as reluMethod } from '../../../src-engine/activations/relu.ts'
import { matrixFromRows, matrixOf, rowsOf, type Matrix } from '../../../src-engine/matrix.ts'
import { Mlp } from '../../../src-engine/network/mlp.ts'
import { referenceOps } from '../../../src-engine/ops/reference-ops.ts'
import { golden } from '../golden.ts'

type Rows = number[][]
const { mlp3 } = golden<{ mlp3: Record<string, Rows> }>('toolkit')
const M = (name: string) => matrixFromRows(mlp3[name])
const relu = reluMethod.of()
const labels = Uint8Array.from(mlp3.y, (row) => row.indexOf(1))
const sizes = [3, 5, 4, 2]
const parameters = { weights: [M('W1'), M('W2'), M('W3')], biases: [M('b1'), M('b2'), M('b3')] }

function expectClose(actual: Matrix, expected: Rows) {
  const want = expected.flat()
  rowsOf(actual)
    .flat()
    .forEach((value, k) => {
      expect(Math.abs(value - want[k])).toBeLessThanOrEqual(1e-15 + 1e-12 * Math.abs(want[k]))
    })
}

describe("the network agrees with NumPy's three-layer example to 1e-12", () => {
  const network = new Mlp(referenceOps, sizes, relu, parameters, 8)

  it('in its probabilities', () => {
    expectClose(network.probabilities(M('X')), mlp3.A3)
  })

  it('in all gradients, and in the loss', () => {
    const { loss, gradients } = network.gradients(M('X'), labels, null)
    const expectedLoss = -mlp3.A3.reduce((sum, row, i) => sum + Math.log(row[labels[i]] + 1e-15), 0) / 5
    expect(Math.abs(loss - expectedLoss)).toBeLessThan(1e-15)
    gradients.weights.forEach((dW, l) => {
      expectClose(dW, mlp3[`grad_W${l + 1}`])
    })
    gradients.biases.forEach((db, l) => {
      expectClose(db, mlp3[`grad_b${l + 1}`])
    })
  })
})

describe('dropout', () => {
  const X = M('X')
  /** Keeps the units of even number. */
  const draw = (_layer: number, rows: number, units: number, out: Uint8Array) => {
    for (let k = 0; k < rows * units; k++) out[k] = (k % units) % 2 === 0 ? 1 : 0
  }

  it('inverted, keeps the loss of a network whose other units are cut out and the kept ones scaled up', () => {
    const network = new Mlp(referenceOps, sizes, relu, parameters, 8)
    const loss = network.loss(X, labels, { keep: 0.5, scheme: 'inverted', draw })
    // The same by hand: rows of W2 and W3 that belong to dropped units are 0, the others doubled.
    const cut = (W: Matrix) =>
      matrixOf(
        W.rows,
        W.cols,
        W.data.map((w, k) => (Math.floor(k / W.cols) % 2 === 0 ? w * 2 : 0))
      )
    const byHand = new Mlp(
      referenceOps,
      sizes,
      relu,
      {
        ...parameters,
        weights: [parameters.weights[0], cut(parameters.weights[1]), cut(parameters.weights[2])]
      },
      8
    )
    expect(Math.abs(loss - byHand.loss(X, labels, null))).toBeLessThan(1e-15)
  })

  it("the tutorial's, leaves the loss as it is and reaches only the gradients", () => {
    const network = new Mlp(referenceOps, sizes, relu, parameters, 8)
    const plain = network.gradients(X, labels, null)
    const plainW2 = [...plain.gradients.weights[1].data]
    const masked = network.gradients(X, labels, { keep: 0.5, scheme: 'tutorial', draw })
    expect(masked.loss).toBe(plain.loss)
    // Rows of the gradient of W2 that belong to dropped units of the first layer are 0.
    const rows = rowsOf(masked.gradients.weights[1])
    for (const dropped of [1, 3]) expect(rows[dropped]).toEqual([0, 0, 0, 0])
    for (const kept of [0, 2]) expect(rows[kept]).not.toEqual([0, 0, 0, 0])
    expect([...masked.gradients.weights[1].data]).not.toEqual(plainW2)
  })
})
