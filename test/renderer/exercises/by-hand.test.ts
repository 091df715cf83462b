import { describe, expect, it } from 'vitest'
import { matrixFromRows } from '../../../src-engine/matrix.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { exercise1 } from '../../../src-engine/toolkit/exercise-1.ts'
import { exercise2 } from '../../../src-engine/toolkit/exercise-2.ts'
import {
  dropoutNumpyCode,
  layerActivations,
  maskOf,
  meanOf,
  meansOverMasks,
  resultOf,
  tutorialMatrix
} from '../../../src-renderer/components/exercises/dropout-by-hand.ts'
import {
  l2NumpyCode,
  penaltyAt,
  placeName,
  sumOfSquares,
  withWeight,
  type WeightPair
} from '../../../src-renderer/components/exercises/l2-by-hand.ts'

const { W1, W2, lambda, penalty } = exercise1()
const weights: WeightPair = [W1, W2]

describe('L2 by hand', () => {
  it('adds up squares as the penalty does', () => {
    expect([sumOfSquares(W1), sumOfSquares(W2)]).toEqual([30, 21])
    expect(penalty).toBeCloseTo(0.51, 12)
  })

  it('changes one weight and leaves the matrices it was given as they are', () => {
    const changed = withWeight(weights, { matrix: 1, index: 2 }, 9)
    expect([...changed[1].data]).toEqual([0.5, 1.5, 9, 3.5])
    expect(changed[0]).toBe(W1)
    expect([...W2.data]).toEqual([0.5, 1.5, 2.5, 3.5])
  })

  it('draws a parabola whose lowest point is what the other weights pay', () => {
    const place = { matrix: 0, index: 3 } as const
    expect(penaltyAt(weights, lambda, place, 4)).toBeCloseTo(penalty, 12)
    expect(penaltyAt(weights, lambda, place, 0)).toBeCloseTo(0.35, 12)
    expect(penaltyAt(weights, lambda, place, -4)).toBe(penaltyAt(weights, lambda, place, 4))
  })

  it('names places as people count', () => {
    expect(placeName({ matrix: 0, index: 0 }, 2)).toBe('row 1, column 1')
    expect(placeName({ matrix: 0, index: 3 }, 2)).toBe('row 2, column 2')
  })

  it('copies the matrices in view as NumPy code', () => {
    const code = l2NumpyCode(withWeight(weights, { matrix: 0, index: 0 }, -1.5), 0.02)
    expect(code).toContain('W1 = np.array([[-1.5,2],[3,4]])')
    expect(code).toContain('lam = 0.02')
  })
})

describe('dropout by hand', () => {
  const settings = { keep: 0.5, scheme: 'tutorial', training: true, seed: 0 } as const

  it("gives the tutorial's own first result for its matrix, seed 0 and its scheme", () => {
    const { first } = exercise2(new NumpyLegacy(0))
    expect(resultOf(tutorialMatrix, settings)).toEqual(first)
  })

  it('shows the mask that the result was made with', () => {
    const mask = maskOf(layerActivations, 0.8, 4)
    const result = resultOf(layerActivations, { ...settings, keep: 0.8, seed: 4 })
    expect([...result.data]).toEqual([...layerActivations.data].map((a, i) => a * mask.data[i]))
  })

  it('draws the same mask for the same seed, and another for another', () => {
    expect(maskOf(layerActivations, 0.8, 4)).toEqual(maskOf(layerActivations, 0.8, 4))
    expect(maskOf(layerActivations, 0.8, 4)).not.toEqual(maskOf(layerActivations, 0.8, 5))
  })

  it('divides by the keep probability in training alone', () => {
    const inverted = resultOf(tutorialMatrix, { ...settings, scheme: 'inverted' })
    const tutorial = resultOf(tutorialMatrix, settings)
    expect([...inverted.data]).toEqual([...tutorial.data].map((a) => a / 0.5))
    expect(resultOf(tutorialMatrix, { ...settings, scheme: 'inverted', training: false })).toEqual(
      tutorialMatrix
    )
  })

  it('is on average too low by the dropped share as in the tutorial, within 1 %', () => {
    const means = meansOverMasks(layerActivations, 0.8, 1000)
    const centre = means.reduce((sum, mean) => sum + mean, 0) / means.length
    expect(centre / meanOf(layerActivations)).toBeGreaterThan(0.79)
    expect(centre / meanOf(layerActivations)).toBeLessThan(0.81)
  })

  it('copies the seed, the scheme and whether it is training as NumPy code', () => {
    const A = matrixFromRows([
      [1, 2],
      [3, 4]
    ])
    const code = dropoutNumpyCode(A, { ...settings, scheme: 'inverted', seed: 7 })
    expect(code).toContain('np.random.seed(7)')
    expect(code).toContain('out = A * mask / 0.5')
    expect(dropoutNumpyCode(A, settings)).not.toContain('/ 0.5')
    expect(dropoutNumpyCode(A, { ...settings, training: false })).not.toContain('mask')
  })
})
