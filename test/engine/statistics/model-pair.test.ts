import { expect, it } from 'vitest'
import {
  modelPair,
  modelPairText,
  scoreText,
  type Answers
} from '../../../src-engine/statistics/model-pair.ts'
import { goldenStatistics, expectAllClose } from './golden-statistics.ts'

/** A model that has the first row to the last right where `isRight` says so. */
const answers = (isRight: (row: number) => boolean, testRows = 20, testRowsSha256 = 'these'): Answers => ({
  labels: new Uint8Array(testRows).fill(3),
  predictions: Uint8Array.from({ length: testRows }, (_, row) => (isRight(row) ? 3 : 4)),
  testRowsSha256
})
const names = { arm: 'L2', baseline: 'plain' }

it('counts what each model has right, and what only one of them has', () => {
  const pair = modelPair(
    answers((row) => row < 12),
    answers((row) => row >= 5),
    0.95
  )
  expect([pair?.arm.right, pair?.baseline.right]).toEqual([12, 15])
  expect([pair?.mcNemar.b, pair?.mcNemar.c]).toEqual([8, 5])
})

it("gives each model statsmodels' Wilson interval within 1e-9 relative", () => {
  const pair = modelPair(
    answers((row) => row < 18),
    answers(() => true),
    0.95
  )
  expectAllClose(pair?.arm.interval ?? [], goldenStatistics.wilson_95['18/20'])
  expectAllClose(pair?.baseline.interval ?? [], goldenStatistics.wilson_95['20/20'])
})

it('compares no models that were tested on different rows', () => {
  const all = () => true
  expect(modelPair(answers(all), answers(all, 20, 'others'), 0.95)).toBeNull()
})

it('names the better model only where the rows tell them apart', () => {
  const pairOf = (right: number) =>
    modelPair(
      answers((row) => row < right),
      answers((row) => row < 10),
      0.95
    )
  const [clear, unclear] = [pairOf(20), pairOf(12)]
  if (!clear || !unclear) throw new Error('no pair')
  expect(modelPairText(clear, names, 0.05)).toBe(
    'On rows like these 20 test rows the model of L2 is the better one: 10 only L2 has right, 0 only plain (McNemar, exact, p = 0.002).'
  )
  expect(modelPairText(unclear, names, 0.05)).toBe(
    'By these 20 test rows the two models cannot be told apart: 2 only L2 has right, 0 only plain (McNemar, exact, p = 0.50).'
  )
  expect(scoreText(clear.baseline)).toBe('50.00 % [29.93, 70.07]')
})
