import { describe, expect, it } from 'vitest'
import { type Matrix, matrixOf, ShapeError } from '../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { crossEntropy } from '../../../src-engine/toolkit/cross-entropy.ts'
import { affine } from '../../../src-engine/toolkit/layer.ts'
import { backwardMlp3Layer, forwardMlp3Layer } from '../../../src-engine/toolkit/mlp-3-layer.ts'
import { backwardMlp, forwardMlp } from '../../../src-engine/toolkit/mlp.ts'
import { numericalGradient } from '../../../src-engine/toolkit/numerical-gradient.ts'
import { forwardPerceptron } from '../../../src-engine/toolkit/perceptron.ts'
import { relu } from '../../../src-engine/toolkit/relu.ts'
import { oneHotInTurn, randomMatrix } from './random-matrix.ts'

/** The distance of two gradients relative to their length: ||a - b|| / (||a|| + ||b||). */
function relativeDistance(A: Matrix, B: Matrix): number {
  const distance = Math.hypot(...A.data.map((a, i) => a - B.data[i]))
  return distance / (Math.hypot(...A.data) + Math.hypot(...B.data))
}

/**
 * Draws networks until no relu is near its kink: moving one parameter by 1e-4 moves no pre-activation of these small
 * networks by 0.01, so all stay on their side and the loss is smooth where it is measured.
 */
function drawAwayFromKinks<Network extends { preActivations: Matrix[] }>(draw: () => Network): Network {
  for (let attempt = 0; attempt < 10_000; attempt++) {
    const network = draw()
    if (network.preActivations.every((Z) => Z.data.every((z) => Math.abs(z) > 0.01))) return network
  }
  return expect.fail('no network away from the kinks in 10000 draws')
}

describe('backwardMlp', () => {
  it.each([
    { examples: 1, inputs: 1, hidden: 3, outputs: 2 },
    { examples: 5, inputs: 3, hidden: 7, outputs: 3 },
    { examples: 3, inputs: 31, hidden: 5, outputs: 10 },
    { examples: 7, inputs: 2, hidden: 33, outputs: 2 }
  ])('agrees with the numerical gradient within 1e-6 relative: %o', (sizes) => {
    const { examples, inputs, hidden, outputs } = sizes
    const rng = new NumpyLegacy(examples)
    const y = oneHotInTurn(examples, outputs)
    const { X, params } = drawAwayFromKinks(() => {
      const X = randomMatrix(examples, inputs, rng)
      const params = {
        W1: randomMatrix(inputs, hidden, rng),
        b1: randomMatrix(1, hidden, rng),
        W2: randomMatrix(hidden, outputs, rng),
        b2: randomMatrix(1, outputs, rng)
      }
      return { X, params, preActivations: [affine(X, params.W1, params.b1)] }
    })
    const { W1, b1, W2, b2 } = params
    const { A1, A2 } = forwardMlp(X, W1, b1, W2, b2)
    const derived = backwardMlp(X, A1, A2, y, W1, W2, affine(X, W1, b1))
    const measured = numericalGradient(
      X,
      y,
      params,
      crossEntropy,
      (X, { W1, b1, W2, b2 }) => forwardMlp(X, W1, b1, W2, b2).A2
    )
    expect(relativeDistance(derived.gradW1, measured.W1)).toBeLessThan(1e-6)
    expect(relativeDistance(derived.gradB1, measured.b1)).toBeLessThan(1e-6)
    expect(relativeDistance(derived.gradW2, measured.W2)).toBeLessThan(1e-6)
    expect(relativeDistance(derived.gradB2, measured.b2)).toBeLessThan(1e-6)
  })

  it.each([
    ['A1', 'A1 should be 5 x 4, 1 x 9 came'],
    ['A2', 'A2 should be 5 x 2, 1 x 9 came'],
    ['y', 'y should be 5 x 2, 1 x 9 came'],
    ['W1', 'W1 should be 3 x 9, 1 x 9 came'],
    ['W2', 'W2 should be 4 x 9, 1 x 9 came'],
    ['Z1', 'Z1 should be 5 x 4, 1 x 9 came'],
    ['X', 'W1 should be 9 x 4, 3 x 4 came']
  ])('refuses %s of the wrong shape', (name, message) => {
    const given = {
      X: matrixOf(5, 3),
      A1: matrixOf(5, 4),
      A2: matrixOf(5, 2),
      y: matrixOf(5, 2),
      W1: matrixOf(3, 4),
      W2: matrixOf(4, 2),
      Z1: matrixOf(5, 4),
      [name]: matrixOf(1, 9)
    }
    const backward = () => backwardMlp(given.X, given.A1, given.A2, given.y, given.W1, given.W2, given.Z1)
    expect(backward).toThrow(ShapeError)
    expect(backward).toThrow(message)
  })

  it('refuses a batch without examples', () => {
    const [none4, none2] = [matrixOf(0, 4), matrixOf(0, 2)]
    expect(() =>
      backwardMlp(matrixOf(0, 3), none4, none2, none2, matrixOf(3, 4), matrixOf(4, 2), none4)
    ).toThrow('X should have at least one row and one column')
  })

  it('lets the gradient pass where Z1 is above 0, also where dropout has put 0 into A1', () => {
    const rng = new NumpyLegacy(6)
    const [X, W1, W2] = [randomMatrix(5, 3, rng), randomMatrix(3, 7, rng), randomMatrix(7, 2, rng)]
    const Z1 = affine(X, W1, matrixOf(1, 7))
    const [y, A2] = [oneHotInTurn(5, 2), matrixOf(5, 2)]
    const withDropout = backwardMlp(X, matrixOf(5, 7), A2, y, W1, W2, Z1)
    const without = backwardMlp(X, relu(Z1), A2, y, W1, W2, Z1)
    expect(withDropout.gradW1).toEqual(without.gradW1)
    expect(withDropout.gradW2).not.toEqual(without.gradW2)
  })
})

describe('backwardMlp3Layer', () => {
  it.each([
    { examples: 1, inputs: 1, hidden: [3, 5], outputs: 2 },
    { examples: 5, inputs: 7, hidden: [5, 3], outputs: 3 },
    { examples: 3, inputs: 5, hidden: [7, 7], outputs: 10 }
  ])('agrees with the numerical gradient within 1e-6 relative: %o', (sizes) => {
    const { examples, inputs, hidden, outputs } = sizes
    const rng = new NumpyLegacy(examples)
    const y = oneHotInTurn(examples, outputs)
    const { X, params, preActivations } = drawAwayFromKinks(() => {
      const X = randomMatrix(examples, inputs, rng)
      const params = {
        W1: randomMatrix(inputs, hidden[0], rng),
        b1: randomMatrix(1, hidden[0], rng),
        W2: randomMatrix(hidden[0], hidden[1], rng),
        b2: randomMatrix(1, hidden[1], rng),
        W3: randomMatrix(hidden[1], outputs, rng),
        b3: randomMatrix(1, outputs, rng)
      }
      const { W1, b1, W2, b2, W3, b3 } = params
      const { A1 } = forwardMlp3Layer(X, W1, b1, W2, b2, W3, b3)
      return { X, params, preActivations: [affine(X, W1, b1), affine(A1, W2, b2)] }
    })
    const { W1, b1, W2, b2, W3, b3 } = params
    const [Z1, Z2] = preActivations
    const { A1, A2, A3 } = forwardMlp3Layer(X, W1, b1, W2, b2, W3, b3)
    const derived = backwardMlp3Layer(X, A1, A2, A3, y, W1, W2, W3, Z1, Z2)
    const measured = numericalGradient(
      X,
      y,
      params,
      crossEntropy,
      (X, { W1, b1, W2, b2, W3, b3 }) => forwardMlp3Layer(X, W1, b1, W2, b2, W3, b3).A3
    )
    expect(relativeDistance(derived.gradW1, measured.W1)).toBeLessThan(1e-6)
    expect(relativeDistance(derived.gradB1, measured.b1)).toBeLessThan(1e-6)
    expect(relativeDistance(derived.gradW2, measured.W2)).toBeLessThan(1e-6)
    expect(relativeDistance(derived.gradB2, measured.b2)).toBeLessThan(1e-6)
    expect(relativeDistance(derived.gradW3, measured.W3)).toBeLessThan(1e-6)
    expect(relativeDistance(derived.gradB3, measured.b3)).toBeLessThan(1e-6)
  })

  it.each([
    ['A1', 'A1 should be 5 x 6, 1 x 9 came'],
    ['A2', 'A2 should be 5 x 4, 1 x 9 came'],
    ['A3', 'A3 should be 5 x 2, 1 x 9 came'],
    ['y', 'y should be 5 x 2, 1 x 9 came'],
    ['W1', 'W1 should be 3 x 9, 1 x 9 came'],
    ['W2', 'W2 should be 6 x 9, 1 x 9 came'],
    ['W3', 'W3 should be 4 x 9, 1 x 9 came'],
    ['Z1', 'Z1 should be 5 x 6, 1 x 9 came'],
    ['Z2', 'Z2 should be 5 x 4, 1 x 9 came'],
    ['X', 'W1 should be 9 x 6, 3 x 6 came']
  ])('refuses %s of the wrong shape', (name, message) => {
    const given = {
      X: matrixOf(5, 3),
      A1: matrixOf(5, 6),
      A2: matrixOf(5, 4),
      A3: matrixOf(5, 2),
      y: matrixOf(5, 2),
      W1: matrixOf(3, 6),
      W2: matrixOf(6, 4),
      W3: matrixOf(4, 2),
      Z1: matrixOf(5, 6),
      Z2: matrixOf(5, 4),
      [name]: matrixOf(1, 9)
    }
    const { X, A1, A2, A3, y, W1, W2, W3, Z1, Z2 } = given
    const backward = () => backwardMlp3Layer(X, A1, A2, A3, y, W1, W2, W3, Z1, Z2)
    expect(backward).toThrow(ShapeError)
    expect(backward).toThrow(message)
  })

  it('lets the gradient pass where Z1 and Z2 are above 0, also where dropout has put 0 into A1 and A2', () => {
    const rng = new NumpyLegacy(6)
    const [X, W1, W2, W3] = [
      [5, 3],
      [3, 7],
      [7, 5],
      [5, 2]
    ].map(([rows, cols]) => randomMatrix(rows, cols, rng))
    const [Z1, Z2] = [affine(X, W1, matrixOf(1, 7)), randomMatrix(5, 5, rng)]
    const [y, A3] = [oneHotInTurn(5, 2), matrixOf(5, 2)]
    const withDropout = backwardMlp3Layer(X, matrixOf(5, 7), matrixOf(5, 5), A3, y, W1, W2, W3, Z1, Z2)
    const without = backwardMlp3Layer(X, relu(Z1), relu(Z2), A3, y, W1, W2, W3, Z1, Z2)
    expect(withDropout.gradW1).toEqual(without.gradW1)
    expect(withDropout.gradB2).toEqual(without.gradB2)
    expect(withDropout.gradW3).not.toEqual(without.gradW3)
  })

  it('refuses a batch without examples', () => {
    const [none6, none4, none2] = [matrixOf(0, 6), matrixOf(0, 4), matrixOf(0, 2)]
    const [W1, W2, W3] = [matrixOf(3, 6), matrixOf(6, 4), matrixOf(4, 2)]
    expect(() =>
      backwardMlp3Layer(matrixOf(0, 3), none6, none4, none2, none2, W1, W2, W3, none6, none4)
    ).toThrow('X should have at least one row and one column')
  })
})

describe('the forward passes', () => {
  it('name the two layers that do not fit and the number to set', () => {
    const X = matrixOf(1, 784)
    const forward = () => forwardMlp(X, matrixOf(784, 32), matrixOf(1, 32), matrixOf(64, 10), matrixOf(1, 10))
    expect(forward).toThrow(ShapeError)
    expect(forward).toThrow('layer 2 expects 64 inputs, layer 1 gives 32: set layer 1 to 64')
  })

  it('name X when the first layer does not fit it', () => {
    const forward = () =>
      forwardMlp(matrixOf(1, 4), matrixOf(3, 2), matrixOf(1, 2), matrixOf(2, 2), matrixOf(1, 2))
    expect(forward).toThrow('layer 1 expects 3 inputs, X gives 4: give W1 4 rows')
  })

  it('check the third layer too', () => {
    const [W, b] = [matrixOf(3, 3), matrixOf(1, 3)]
    expect(() => forwardMlp3Layer(matrixOf(1, 3), W, b, W, b, matrixOf(5, 2), matrixOf(1, 2))).toThrow(
      'layer 3 expects 5 inputs, layer 2 gives 3: set layer 2 to 5'
    )
  })

  it('refuse a bias that does not fit its weights', () => {
    const [X, W, b] = [matrixOf(1, 3), matrixOf(3, 3), matrixOf(1, 3)]
    expect(() => forwardMlp(X, W, b, W, matrixOf(1, 1))).toThrow('b2 should be 1 x 3, 1 x 1 came')
    expect(() => forwardPerceptron(X, W, matrixOf(3, 1))).toThrow('b should be 1 x 3, 3 x 1 came')
  })

  it('refuse weights that do not fit the inputs of a perceptron', () => {
    expect(() => forwardPerceptron(matrixOf(1, 3), matrixOf(2, 1), matrixOf(1, 1))).toThrow(ShapeError)
  })
})
