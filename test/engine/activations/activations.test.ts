import { describe, expect, it } from 'vitest'
import { erf } from '../../../src-engine/activations/erf.ts'
import { activations } from '../../../src-engine/catalog.ts'
import { activationOf } from '../../../src-engine/chosen-method.ts'
import { sections } from '../../../src-engine/spec/experiment-spec.ts'
import { pytorch, untried } from '../pytorch.ts'

describe("values and derivatives agree with PyTorch's to 1e-14", () => {
  it.each(Object.entries(pytorch.activations))('%s', (_, { options, values, derivatives }) => {
    const parsed = sections.network.parse({ activation: options }).activation
    const f = activationOf(parsed).of(parsed)
    pytorch.points.forEach((z, i) => {
      expect(Math.abs(f.value(z) - values[i])).toBeLessThan(1e-14)
      expect(Math.abs(f.derivative(z) - derivatives[i])).toBeLessThan(1e-14)
    })
  })

  it('with every activation of the catalog', () => {
    expect(untried(activations, pytorch.activations)).toEqual([])
  })
})

describe('erf', () => {
  // DLMF, table 7.2, and Abramowitz and Stegun, table 7.1.
  it.each([
    [0, 0],
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [2, 0.9953222650189527],
    [3, 0.9999779095030014],
    [10, 1]
  ])('of %d is the tabulated value to 1e-15, and erf of its negative the negative', (x, expected) => {
    expect(Math.abs(erf(x) - expected)).toBeLessThan(1e-15)
    expect(erf(-x)).toBeCloseTo(-expected, 14)
  })

  it('of NaN is NaN', () => {
    expect(erf(NaN)).toBeNaN()
  })
})
