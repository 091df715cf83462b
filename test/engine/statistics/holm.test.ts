import { expect, it } from 'vitest'
import { holm } from '../../../src-engine/statistics/holm.ts'
import { expectAllClose, goldenStatistics } from './golden-statistics.ts'

const { p, holm: adjusted } = goldenStatistics.multiple_testing

it("adjusts as statsmodels' holm within 1e-9 relative", () => {
  expectAllClose(holm(p), adjusted)
})

it('keeps the order it was given', () => {
  expectAllClose(holm(p.toReversed()), adjusted.toReversed())
})

it('leaves one p value as it is, never exceeds 1, and adjusts nothing to nothing', () => {
  expect([holm([0.04]), holm([0.6, 0.7]), holm([])]).toEqual([[0.04], [1, 1], []])
})
