import { expect, it } from 'vitest'
import { bandOf } from '../../../src-renderer/charts/band.ts'
import { armStyles } from '../../../src-renderer/charts/arm-style.ts'
import { envelopeOf } from '../../../src-renderer/charts/drawing/envelope.ts'
import type { EpochGroup } from '../../../src-renderer/charts/epoch-plot.ts'

const groupOf = (...lines: number[][]): EpochGroup => {
  const runs = lines.map((line) => Float64Array.from(line))
  const [style] = armStyles(['arm'], 'arm').values()
  return { label: 'arm', style, runs, band: bandOf(runs, 'interval') }
}

it('the envelope of a group holds all its runs, as far as the longest has come', () => {
  const { low, high } = envelopeOf(groupOf([3, 1], [1, 2, 5]))
  expect([...low]).toEqual([1, 1, 5])
  expect([...high]).toEqual([3, 2, 5])
})

it('the envelope passes over epochs in which a run was not measured', () => {
  const { low, high } = envelopeOf(groupOf([NaN, 4, NaN], [2, 6, NaN]))
  expect([...low]).toEqual([2, 4, NaN])
  expect([...high]).toEqual([2, 6, NaN])
})

it('the envelope of a group without runs is empty', () => {
  expect(envelopeOf(groupOf()).low).toHaveLength(0)
})
