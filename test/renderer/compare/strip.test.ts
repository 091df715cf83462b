import { expect, test } from 'vitest'
import { compareIn } from '../../../src-engine/statistics/compare-with-baseline.ts'
import { stripOf } from '../../../src-renderer/components/compare/model/strip.ts'

const accuracies = (arm: string, values: readonly number[]) =>
  values.map((test_accuracy, seed) => ({ arm, seed, final: { test_accuracy } }))
const comparisonOf = (arm: readonly number[], baseline: readonly number[]) =>
  compareIn('test_accuracy', ['arm'], {
    runs: [...accuracies('arm', arm), ...accuracies('baseline', baseline)],
    arms: ['baseline', 'arm'],
    baseline: 'baseline',
    decision: { metric: 'test_accuracy', margin: 0.005, epoch: 'final', confidence: 0.95 },
    testTrainRatio: 0
  })[0]
const WIDTH = 600

test('everything that is drawn lies within the strip, with the claim at its far end', () => {
  const strip = stripOf(
    comparisonOf([0.9, 0.91, 0.9], [0.92, 0.92, 0.92]),
    { difference: 0.05, source: 'somebody' },
    WIDTH
  )
  const places = [strip?.zero, strip?.mean, strip?.interval?.low, strip?.interval?.high, strip?.claim?.x]
  for (const place of places) {
    expect(place).toBeGreaterThanOrEqual(0)
    expect(place).toBeLessThanOrEqual(WIDTH)
  }
  expect(strip?.claim?.text).toBe('somebody says +5')
})

test('equal differences stack instead of hiding each other', () => {
  const strip = stripOf(comparisonOf([0.9, 0.9, 0.91], [0.92, 0.92, 0.92]), null, WIDTH)
  expect(strip?.seeds.map(({ level }) => level)).toEqual([0, 1, 0])
})

test('a claim is shown as it was said, be it of hundredths of a loss', () => {
  const [comparison] = compareIn('test_loss', ['arm'], {
    runs: ['arm', 'baseline'].map((arm) => ({ arm, seed: 0, final: { test_loss: 0.3 } })),
    arms: ['baseline', 'arm'],
    baseline: 'baseline',
    decision: { metric: 'test_loss', margin: null, epoch: 'final', confidence: 0.95 },
    testTrainRatio: 0
  })
  const claimOf = (difference: number) =>
    stripOf(comparison, { difference, source: 'they' }, WIDTH)?.claim?.text
  expect([-0.02, 0.125, 0].map(claimOf)).toEqual(['they says −0.02', 'they says +0.125', 'they says 0'])
})

test('the better side of a loss is the lower one', () => {
  const losses = (arm: string, value: number) => [{ arm, seed: 0, final: { test_loss: value } }]
  const [comparison] = compareIn('test_loss', ['arm'], {
    runs: [...losses('arm', 0.3), ...losses('baseline', 0.4)],
    arms: ['baseline', 'arm'],
    baseline: 'baseline',
    decision: { metric: 'test_loss', margin: null, epoch: 'final', confidence: 0.95 },
    testTrainRatio: 0
  })
  expect(stripOf(comparison, null, WIDTH)?.sides.map(({ text }) => text)).toEqual(['← helps', 'hurts →'])
})

test('without a pair there is no strip', () => {
  expect(stripOf(comparisonOf([], [0.9]), null, WIDTH)).toBeNull()
})
