import { expect, it } from 'vitest'
import { lastMetrics, valueHead } from '../../../src-renderer/components/runs/details/last-metrics.ts'
import { experimentLine, pairedRuns, treeOf } from './experiment-in-test.ts'

const lastOf = (regularized: number[], baseline: number[]) =>
  lastMetrics(treeOf(experimentLine(pairedRuns(regularized, baseline)))[0])

it('the last metrics of several seeds are means with their spread, and their head says so', () => {
  const lines = lastOf([0.9, 0.94], [0.8, 0.8])
  expect(lines[0]).toMatchObject({ label: 'Test %', value: '92.00 ± 2.83', difference: '+12.00 ± 2.83' })
  expect(valueHead(lines)).toBe('mean ± sd')
})

it('the last metrics of one seed are its values, without a spread that there cannot be', () => {
  const lines = lastOf([0.9], [0.8])
  expect(lines[0]).toMatchObject({ value: '90.00', difference: '+10.00' })
  expect(valueHead(lines)).toBe('value')
})
