import { describe, expect, it } from 'vitest'
import { Stream } from '../../../src-engine/random/streams.ts'
import { compared } from './made-up-runs.ts'

const TABLES = 2_000
const SEEDS = 10

/**
 * How many of 2 000 tables in which no arm does anything get a verdict that one does. Accuracies are normal, with what
 * the arms of a seed share and what they do not, rounded to 0.001 as those on 1 000 test rows are.
 */
function falseVerdicts(arms: number, seed: number): number {
  const stream = new Stream(seed, 'resampling')
  const names = Array.from({ length: arms }, (_, i) => `arm ${i + 1}`)
  let count = 0
  for (let table = 0; table < TABLES; table++) {
    const shared = Array.from({ length: SEEDS }, () => 0.93 + 0.003 * stream.randn())
    const accuracies = () => shared.map((value) => Math.round((value + 0.004 * stream.randn()) * 1000) / 1000)
    const values = Object.fromEntries(['baseline', ...names].map((name) => [name, accuracies()]))
    const verdicts = compared(values).map(({ verdict }) => verdict?.kind)
    if (verdicts.some((kind) => kind === 'helps' || kind === 'hurts')) count += 1
  }
  return count
}

describe('2 000 tables of ten seeds in which nothing helps', () => {
  it('give 3 to 7 % false verdicts with one arm', () => {
    const share = falseVerdicts(1, 1) / TABLES
    expect(share).toBeGreaterThan(0.03)
    expect(share).toBeLessThan(0.07)
  })

  it('give a false verdict on any of four arms in 3 to 7 % of the tables', () => {
    const share = falseVerdicts(4, 2) / TABLES
    expect(share).toBeGreaterThan(0.03)
    expect(share).toBeLessThan(0.07)
  })
})
