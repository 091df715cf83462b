import { describe, expect, it } from 'vitest'
import { canonicalJson, runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { parseSeeds } from '../../../src-engine/spec/parse-seeds.ts'
import { preset } from '../presets.ts'

describe('runSpecOf', () => {
  const arms = [
    { name: 'baseline' },
    {
      name: 'other',
      network: { hidden: [8] },
      training: { epochs: 2 },
      preprocessing: { scaling: 'unit' },
      dataset: { trainingRows: 100 }
    },
    { name: 'same network', network: { hidden: [256, 128] } }
  ]
  const spec = preset('tutorial', { arms })

  it("puts an arm's overrides over what the arms share", () => {
    expect(runSpecOf(spec, spec.arms[1])).toMatchObject({
      network: { hidden: [8], activation: { id: 'relu' } },
      training: { epochs: 2, batchSize: 64 },
      preprocessing: { scaling: 'unit' },
      dataset: { id: 'mnist-10k', samples: 5000, trainingRows: 100 },
      ownNetwork: true
    })
  })

  it('makes nothing of the difference between a method and its short form', () => {
    const short = preset('tutorial', { network: { activation: 'leaky-relu' } })
    const long = preset('tutorial', { network: { activation: { id: 'leaky-relu', slope: 0.01 } } })
    expect(canonicalJson(short)).toBe(canonicalJson(long))
  })

  it('calls a network an own one only where it differs', () => {
    expect(runSpecOf(spec, spec.arms[0]).ownNetwork).toBe(false)
    expect(runSpecOf(spec, spec.arms[2]).ownNetwork).toBe(false)
  })

  it('gives arms that do the same the same canonical text', () => {
    const [first, , third] = spec.arms.map((arm) => canonicalJson(runSpecOf(spec, arm)))
    expect(third).toBe(first)
  })
})

describe('canonicalJson', () => {
  it('does not depend on the order in which keys were written', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe(
      canonicalJson({ a: null, b: [{ c: 2, d: 1 }] })
    )
  })

  it('keeps the order of lists', () => {
    expect(canonicalJson([2, 1])).toBe('[2,1]')
  })
})

describe('parseSeeds', () => {
  it.each([
    ['7', [7]],
    ['0..3', [0, 1, 2, 3]],
    ['1,5', [1, 5]],
    ['0..2, 10', [0, 1, 2, 10]],
    ['4294967295', [4294967295]]
  ])('reads %s', (text, seeds) => {
    expect(parseSeeds(text)).toEqual(seeds)
  })

  it.each(['', 'x', '-1', '1.5', '3..1', '0..', '4294967296', '0..4294967295', '0..9999,10000', '1,,2'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseSeeds(text)).toThrow(`"${text}" came`)
    }
  )
})
