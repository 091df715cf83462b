import { describe, expect, it } from 'vitest'
import { trainTestSplit } from '../../../src-engine/data/split.ts'
import { NumpyLegacy } from '../../../src-engine/random/numpy-legacy.ts'
import { golden } from '../golden.ts'

interface Draws {
  random_sample: number[]
  randn: number[]
  permutation_10: number[]
  permutation_1000_head: number[]
  'binomial_1_0.8': number[]
  'binomial_1_0.5': number[]
  'binomial_1_0.3': number[]
  randn_after: number[]
}
const fixture = golden<Record<string, Draws>>('numpy_legacy_rng')
const split = fixture['split_5000_0.2_42'] as unknown as { train_head: number[]; test_head: number[] }

const draw = <T>(n: number, one: () => T) => Array.from({ length: n }, one)

describe("NumPy's legacy generator", () => {
  it.each(['0', '42', '4294967295'])('draws what NumPy draws with seed %s, bit for bit', (seed) => {
    const random = new NumpyLegacy(Number(seed))
    const expected = fixture[seed]
    expect(draw(5, () => random.randomSample())).toEqual(expected.random_sample)
    expect(draw(7, () => random.randn())).toEqual(expected.randn)
    expect([...random.permutation(10)]).toEqual(expected.permutation_10)
    expect([...random.permutation(1000).subarray(0, 10)]).toEqual(expected.permutation_1000_head)
    expect(draw(40, () => random.bernoulli(0.8))).toEqual(expected['binomial_1_0.8'])
    expect(draw(40, () => random.bernoulli(0.5))).toEqual(expected['binomial_1_0.5'])
    expect(draw(40, () => random.bernoulli(0.3))).toEqual(expected['binomial_1_0.3'])
    // Seven normals came before: the eighth was waiting all along.
    expect(draw(3, () => random.randn())).toEqual(expected.randn_after)
  })

  it('goes on from a saved state, the waiting normal included', () => {
    const random = new NumpyLegacy(3)
    draw(801, () => random.randn())
    const copy = NumpyLegacy.fromState(random.saveState())
    expect(draw(2000, () => copy.randn())).toEqual(draw(2000, () => random.randn()))
  })

  it('always keeps with probability 1 and never with 0', () => {
    const random = new NumpyLegacy(1)
    expect(draw(100, () => random.bernoulli(1))).not.toContain(0)
    expect(draw(100, () => random.bernoulli(0))).not.toContain(1)
  })

  it.each([-1, 1.5, 2 ** 32, NaN])('refuses the seed %d', (seed) => {
    expect(() => new NumpyLegacy(seed)).toThrow(`0 .. 4294967295, ${seed} came`)
  })
})

describe('trainTestSplit', () => {
  it("gives scikit-learn's rows for 5 000 samples, fraction 0.2, random_state 42", () => {
    const { train, test } = trainTestSplit(5000, 0.2, 42)
    expect([...train.subarray(0, 10)]).toEqual(split.train_head)
    expect([...test.subarray(0, 10)]).toEqual(split.test_head)
    expect([train.length, test.length]).toEqual([4000, 1000])
  })

  it('rounds the number of test rows up and uses each row once', () => {
    const { train, test } = trainTestSplit(11, 0.2, 7)
    expect(test.length).toBe(3)
    expect([...train, ...test].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })
})
