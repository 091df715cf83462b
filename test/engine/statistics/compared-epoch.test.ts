import { describe, expect, it } from 'vitest'
import { verdictLines } from '../../../src-engine/statistics/verdict-words.ts'
import { choosingMetric, epochWords, placeOfBest } from '../../../src-engine/statistics/compared-epoch.ts'
import { compared, moved, tenAccuracies as baseline } from './made-up-runs.ts'

describe('the epoch that is compared', () => {
  it('is chosen by the accuracy of the part where accuracies are compared, else by its loss', () => {
    expect(choosingMetric('test_accuracy', 'final')).toBeNull()
    expect(choosingMetric('test_accuracy', 'best-validation')).toBe('validation_accuracy')
    expect(choosingMetric('train_accuracy', 'best-test')).toBe('test_accuracy')
    expect(choosingMetric('test_loss', 'best-validation')).toBe('validation_loss')
    expect(choosingMetric('penalty', 'best-test')).toBe('test_loss')
  })

  it('is the first of equally good ones, and never one that was not measured', () => {
    expect(placeOfBest('test_accuracy', [NaN, 0.5, NaN, 0.75, 0.75, 0.25])).toBe(3)
    expect(placeOfBest('test_loss', [NaN, 0.5, NaN, 0.25, 0.25, 0.75])).toBe(3)
    expect(placeOfBest('test_loss', [NaN, NaN])).toBeNull()
  })

  it('is called optimistic wherever a number stands, where the test rows choose it', () => {
    const table = { baseline, arm: moved(baseline, [0.01, 0.012, 0.009]) }
    const [headline, sentence] = verdictLines(compared(table, { epoch: 'best-test' })[0])
    expect(headline).toMatch(/95 % interval, optimistic: chosen on the test set$/)
    expect(sentence).toContain('at the best epoch (optimistic: chosen on the test set)')
    expect(epochWords('best-test', 'epoch 3')).toContain('optimistic: chosen on the test set')
  })

  it('is not called so where a validation part chooses it, nor where it is the last', () => {
    const table = { baseline, arm: moved(baseline, [0.01, 0.012, 0.009]) }
    for (const epoch of ['final', 'best-validation'] as const) {
      expect(verdictLines(compared(table, { epoch })[0]).join()).not.toContain('optimistic')
    }
    expect(verdictLines(compared(table, { epoch: 'best-validation' })[0])[1]).toContain(
      'test accuracy at the best epoch by the validation part'
    )
  })
})
