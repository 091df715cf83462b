import { matrixOf, rowsOf, type Matrix } from '../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { dropout } from '../../../src-engine/toolkit/dropout.ts'
import { mapElements, sumElements } from '../../../src-engine/toolkit/elementwise.ts'
import { exercise2 } from '../../../src-engine/toolkit/exercise-2.ts'
import { relu } from '../../../src-engine/toolkit/relu.ts'

/** As published, divided by the keep probability; or as the tutorial's code does it, not divided. */
export type Scheme = 'inverted' | 'tutorial'

export interface DropoutSettings {
  /** Probability that an element is kept, above 0, at most 1. */
  readonly keep: number
  readonly scheme: Scheme
  readonly training: boolean
  /** Of the mask: the same seed draws the same mask. */
  readonly seed: number
}

/** The matrix of the tutorial's exercise 2, 2 x 3. */
export const tutorialMatrix = exercise2(new NumpyLegacy(0)).A

/** What a layer of 8 units might give for 6 examples, 6 x 8: relu of normal numbers around 0.7, to two decimals. */
export const layerActivations = ((): Matrix => {
  const rng = new NumpyLegacy(0)
  const Z = matrixOf(
    6,
    8,
    Float64Array.from({ length: 48 }, () => 0.7 + 0.8 * rng.randn())
  )
  return mapElements(relu(Z), (a) => Math.round(a * 100) / 100)
})()

/** The mask of a seed, of A's shape: 1 keeps, 0 drops. */
export function maskOf(A: Matrix, keep: number, seed: number): Matrix {
  return dropout(
    mapElements(A, () => 1),
    keep,
    new NumpyLegacy(seed)
  )
}

/** What the next layer sees. Not in training that is A itself: no mask is drawn. */
export function resultOf(A: Matrix, { keep, scheme, training, seed }: DropoutSettings): Matrix {
  const result = dropout(A, keep, new NumpyLegacy(seed), training)
  return training && scheme === 'inverted' ? mapElements(result, (a) => a / keep) : result
}

export const meanOf = (A: Matrix) => sumElements(A) / A.data.length

/** The means of A under `count` masks drawn one after the other, not divided by the keep probability. */
export function meansOverMasks(A: Matrix, keep: number, count: number): Float64Array {
  const rng = new NumpyLegacy(0)
  return Float64Array.from({ length: count }, () => meanOf(dropout(A, keep, rng)))
}

/** The exercise as it stands, to be pasted into Python; it draws the very same mask. */
export function dropoutNumpyCode(A: Matrix, { keep, scheme, training, seed }: DropoutSettings): string {
  const draw = `np.random.seed(${seed})
mask = np.random.binomial(1, ${keep}, A.shape)
out = A * mask${scheme === 'inverted' ? ` / ${keep}` : ''}`
  return `import numpy as np

A = np.array(${JSON.stringify(rowsOf(A)).replaceAll('],[', '],\n              [')})
${training ? draw : 'out = A  # not in training: nothing is dropped'}
print(out, out.mean())
`
}
