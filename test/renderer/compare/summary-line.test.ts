import { expect, test } from 'vitest'
import { comparisonModel } from '../../../src-renderer/components/compare/model/comparison-model.ts'
import { summaryLine } from '../../../src-renderer/components/compare/model/summary-line.ts'
import { experiment } from './experiments.ts'

const LATER = new Date('2026-11-24T10:00:00.000Z')
const lineOf = (...compared: ReturnType<typeof experiment>[]) => lineAt(LATER, ...compared)

function lineAt(now: Date | null, ...compared: ReturnType<typeof experiment>[]): string {
  const model = comparisonModel(
    compared.map(({ id }) => id),
    compared
  )
  if (!model) throw new Error('expected something to compare')
  return summaryLine(
    model,
    compared.flatMap(({ runs }) => runs),
    now
  )
}

test('what was done stands in a line', () => {
  expect(lineOf(experiment(1, 1))).toContain('20 epochs, 2 arms × 2 seeds. Finished 2026-11-23')
})

test('a day is called today where that is read on that day alone', () => {
  const [{ endedAt }] = experiment(1, 1).runs
  expect(lineAt(new Date(endedAt ?? ''), experiment(1, 1))).toContain('Finished today')
  expect(lineAt(null, experiment(1, 1))).toContain('Finished 2026-11-23')
})

test('where some train longer than others, it is said after which epoch they are compared', () => {
  expect(lineOf(experiment(1, 1), experiment(2, 11, { epochs: 5 }))).toContain(
    '5 or 20 epochs compared after epoch 5, 4 arms'
  )
})

test('where the best epoch is chosen, it is said up to which', () => {
  const best = { decision: { epoch: 'best-test' } }
  expect(lineOf(experiment(1, 1, best), experiment(2, 11, { epochs: 5, ...best }))).toContain(
    '5 or 20 epochs compared up to epoch 5'
  )
})
