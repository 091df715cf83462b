import { describe, expect, it } from 'vitest'
import { BatchLoader } from '../../../src-engine/training/batch-loader.ts'
import { TrainingBatches, type InputEffects } from '../../../src-engine/training/training-batches.ts'
import { madeUpRun } from '../engines/made-up-run.ts'

const ROWS = 200
const { data } = madeUpRun({
  columns: 49,
  hidden: [3],
  classes: 2,
  rows: ROWS,
  batchSize: ROWS,
  features: 'dense',
  constantColumns: [0, 20]
})
const positions = Uint32Array.from({ length: ROWS }, (_, i) => i)
const place = { epoch: 1, batch: 0 }

const load = (effects: InputEffects, at = place) => [
  ...new TrainingBatches(data, effects, 9, ROWS).load(positions, at).X.data
]
const plain = load({})

describe('TrainingBatches', () => {
  it('loads the rows as they are where nothing falls on them', () => {
    expect(plain).toEqual([...new BatchLoader(data, ROWS).load(data.train, 0, ROWS).X.data])
    expect(load({ inputNoise: 0, inputKeep: 1, inputShift: 0 })).toEqual(plain)
  })

  it('drops inputs with probability 1 - keep and divides the others by keep', () => {
    const dropped = load({ inputKeep: 0.8 })
    const lit = plain.flatMap((x, k) => (x === 0 ? [] : [{ x, y: dropped[k] }]))
    const kept = lit.filter(({ y }) => y !== 0)
    for (const { x, y } of kept) expect(Math.abs(y - x / 0.8)).toBeLessThan(1e-12)
    // 5 standard errors
    expect(Math.abs(kept.length / lit.length - 0.8)).toBeLessThan(5 * Math.sqrt(0.16 / lit.length))
  })

  it('adds noise of the given standard deviation, but not to columns that are switched off', () => {
    const noisy = load({ inputNoise: 0.5 })
    const isOff = (k: number) => k % 49 === 0 || k % 49 === 20
    const noise = noisy.flatMap((x, k) => (isOff(k) ? [] : [x - plain[k]]))
    const std = Math.sqrt(noise.reduce((sum, e) => sum + e * e, 0) / noise.length)
    expect(Math.abs(std / 0.5 - 1)).toBeLessThan(5 / Math.sqrt(2 * noise.length))
    expect(noisy.filter((_, k) => isOff(k)).every((x) => x === 0)).toBe(true)
  })

  it('pairs: one of them on or off never changes what the others draw', () => {
    const both = load({ inputKeep: 0.8, inputNoise: 0.5 })
    const [dropped, noisy] = [load({ inputKeep: 0.8 }), load({ inputNoise: 0.5 })]
    both.forEach((x, k) => {
      expect(Math.abs(x - (dropped[k] === 0 ? 0 : noisy[k] / 0.8))).toBeLessThan(1e-12)
    })
  })

  it('draws anew in every batch and epoch', () => {
    const effects = { inputKeep: 0.8, inputNoise: 0.5, inputShift: 1 }
    const first = load(effects)
    expect(load(effects)).toEqual(first)
    expect(load(effects, { epoch: 1, batch: 1 })).not.toEqual(first)
    expect(load(effects, { epoch: 2, batch: 0 })).not.toEqual(first)
  })
})
