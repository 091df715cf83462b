import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { comparisonModel } from '../../../src-renderer/components/compare/model/comparison-model.ts'
import ModelPairQuestion from '../../../src-renderer/components/compare/ModelPairQuestion.vue'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { experiment } from './experiments.ts'

/** Ten rows of class 0, of which a run has so many right. */
const answersOf = (right: number, testRowsSha256 = 'these') => ({
  labels: new Uint8Array(10),
  predictions: Uint8Array.from({ length: 10 }, (_, row) => (row < right ? 0 : 1)),
  rows: [],
  testRowsSha256
})
const testAnswers = vi.fn<(input: { id: string }) => Promise<ReturnType<typeof answersOf>>>()

beforeEach(() => {
  // r1 .. r3: regularized with seeds 0 .. 2, r4 .. r6: the baseline
  testAnswers.mockReset().mockImplementation(({ id }) => Promise.resolve(answersOf(Number(id.slice(1)))))
  useLabClient({ models: { testAnswers } } as unknown as LabClient)
})
afterEach(() => {
  useLabClient(null)
})

async function open(runs = experiment(1, 1, { seeds: [0, 1, 2] }).runs) {
  const line = { ...experiment(1, 1, { seeds: [0, 1, 2] }), runs }
  const model = comparisonModel(['e1'], [line])
  if (!model) throw new Error('nothing to compare')
  const runsOf = new Map(model.groups.map((group) => [group, group.runs]))
  const panel = mount(ModelPairQuestion, {
    props: { runsOf, confidence: 0.95, epoch: 'final' },
    global: { stubs: { RouterLink: true } }
  })
  await flushPromises()
  return panel
}

test('the models of the first seed are compared at first, then those of the seed that is chosen', async () => {
  const panel = await open()
  expect(testAnswers.mock.calls.map(([{ id }]) => id).sort()).toEqual(['r1', 'r4'])
  expect(panel.get('[data-testid="pair-sentence"]').text()).toContain(
    '3 only baseline has right, 0 only regularized (McNemar, exact, p = 0.25)'
  )
  await panel.get('[data-testid="pair-seed"]').setValue('2')
  await flushPromises()
  expect(testAnswers.mock.calls.slice(2).map(([{ id }]) => id)).toEqual(['r3', 'r6'])
  expect(panel.get('tbody').text()).toContain('r6, seed 2')
})

test('until the models that are chosen have answered, nothing is said under their names', async () => {
  const panel = await open()
  let answer: (answers: ReturnType<typeof answersOf>) => void = () => undefined
  testAnswers.mockImplementation(() => new Promise((resolve) => (answer = resolve)))
  await panel.get('[data-testid="pair-seed"]').setValue('2')
  expect(panel.find('table').exists()).toBe(false)
  expect(panel.text()).toContain('Reading what both models answered.')
  answer(answersOf(1))
})

test('a seed that only one arm has finished is no pair', async () => {
  const runs = experiment(1, 1, { seeds: [0, 1, 2] }).runs.map((run) =>
    run.id === 'r4' ? { ...run, status: 'running' as const } : run
  )
  const panel = await open(runs)
  const seeds = panel.findAll('[data-testid="pair-seed"] option').map((option) => option.text())
  expect(seeds).toEqual(['1', '2'])
})

test('models that were tested on different rows are not compared, and say why', async () => {
  testAnswers.mockImplementation(({ id }) => Promise.resolve(answersOf(5, `rows of ${id}`)))
  const panel = await open()
  expect(panel.text()).toContain('tested on different rows')
  expect(panel.find('table').exists()).toBe(false)
})

test('why a model cannot be asked is said where it was asked for', async () => {
  testAnswers.mockRejectedValue(new Error('the data set is gone'))
  const panel = await open()
  expect(panel.get('[role="alert"]').text()).toContain('the data set is gone')
})
