import { describe, expect, it } from 'vitest'
import { schedules } from '../../../src-engine/catalog.ts'
import { runSpecOf } from '../../../src-engine/spec/run-spec.ts'
import { gradientSteps } from '../../../src-engine/training/gradient-steps.ts'
import { preset } from '../presets.ts'
import { pytorch, untried } from '../pytorch.ts'

/** The learning rate of each step of a run: `epochs` of so many batches each. */
function ratesOf(schedule: unknown, epochs: number, batches: number): number[] {
  const spec = preset('tutorial', {
    training: { epochs, batchSize: 10, learningRate: 0.1, schedule }
  })
  // The last batch of an epoch is smaller.
  const stepOf = gradientSteps(runSpecOf(spec, spec.arms[0]), batches * 10 - 3)
  return Array.from({ length: epochs * batches }, (_, step) => {
    const { number, learningRate } = stepOf({ epoch: 1 + Math.floor(step / batches), batch: step % batches })
    expect(number).toBe(step + 1)
    return learningRate
  })
}

describe("two epochs of five steps agree with PyTorch's to 1e-15", () => {
  it.each(Object.entries(pytorch.schedules))('%s', (_, { options, rates }) => {
    ratesOf(options, 2, 5).forEach((rate, step) => {
      expect(Math.abs(rate - rates[step])).toBeLessThan(1e-15)
    })
  })

  it('with every schedule of the catalog', () => {
    expect(untried(schedules, pytorch.schedules)).toEqual([])
  })
})

describe('a schedule', () => {
  it('step falls between epochs, never within one', () => {
    const rates = ratesOf({ id: 'step', every: 2, factor: 0.5 }, 5, 3)
    const ofEpochs = [0.1, 0.1, 0.05, 0.05, 0.025]
    expect(rates).toEqual(ofEpochs.flatMap((rate) => [rate, rate, rate]))
  })

  it('cosine is at half of the learning rate half way, and never below 0', () => {
    const rates = ratesOf({ id: 'cosine' }, 4, 50)
    expect(rates[0]).toBe(0.1)
    expect(rates[100]).toBeCloseTo(0.05, 15)
    expect(Math.min(...rates)).toBeGreaterThan(0)
  })

  it('warm-up rises by the same amount in every step, to the whole learning rate', () => {
    const rates = ratesOf({ id: 'warm-up', epochs: 2 }, 3, 4)
    expect(rates[0]).toBeCloseTo(0.1 / 8, 15)
    expect(rates[7]).toBe(0.1)
    expect(rates.slice(8)).toEqual([0.1, 0.1, 0.1, 0.1])
  })

  it('warm-up longer than the run rises to its end', () => {
    const rates = ratesOf({ id: 'warm-up', epochs: 4, then: 'cosine' }, 2, 2)
    expect(rates.map((rate) => Math.round(rate * 1e6) / 1e6)).toEqual([0.0125, 0.025, 0.0375, 0.05])
  })
})
