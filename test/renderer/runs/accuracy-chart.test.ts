import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { armStyles } from '../../../src-renderer/charts/arm-style.ts'
import AccuracyChart from '../../../src-renderer/components/runs/details/AccuracyChart.vue'
import type { DetailLine } from '../../../src-renderer/components/runs/details/detail-lines.ts'

const styles = armStyles(['baseline', 'L2'], 'baseline')
const line = (arm: string, seed: number, ...values: number[]): DetailLine => ({
  arm,
  label: `${arm}, seed ${seed}`,
  values,
  armStyle: styles.get(arm) ?? null
})
const chartOf = (lines: readonly DetailLine[], epochs: number) =>
  mount(AccuracyChart, { props: { lines, epochs, isMany: true } })

describe('the chart of test accuracy beside the runs', () => {
  it('is dots where there is one epoch, a column for each arm', () => {
    const lines = [
      line('baseline', 0, 0.9),
      line('baseline', 1, 0.88),
      line('L2', 0, 0.91),
      line('L2', 1, 0.87)
    ]
    const chart = chartOf(lines, 1)
    const dots = chart.findAll('circle').map((dot) => dot.attributes('cx'))
    expect(dots).toHaveLength(4)
    expect(new Set(dots).size).toBe(2)
    expect(chart.attributes('aria-label')).toBe('Test accuracy over 1 epoch. 4 runs')
  })

  it('is drawn of many runs of many epochs, too', () => {
    const values = Array.from({ length: 10_000 }, (_, epoch) => 0.9 + epoch / 1e6)
    const lines = Array.from({ length: 40 }, (_, seed) => line('L2', seed, ...values))
    expect(chartOf(lines, 10_000).findAll('path[d]')).toHaveLength(40)
  })

  it('says what was measured last, be it some epochs ago', () => {
    const lines = [line('L2', 0, 0.8, 0.9, NaN)]
    const chart = mount(AccuracyChart, { props: { lines, epochs: 3, isMany: false } })
    expect(chart.attributes('aria-label')).toBe('Test accuracy over 3 epochs. L2, seed 0: 90.00 %')
  })

  it('is a dot where one epoch of many was measured, else a line', () => {
    const chart = chartOf([line('baseline', 0, NaN, 0.9), line('L2', 0, 0.8, 0.9)], 2)
    expect(chart.findAll('circle')).toHaveLength(1)
    expect(chart.findAll('path[d]')).toHaveLength(1)
  })
})
