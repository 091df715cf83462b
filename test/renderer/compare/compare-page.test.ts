import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { ExperimentLine } from '../../../src-main/contract/experiments.ts'
import type { Series } from '../../../src-main/contract/metrics.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import VerdictStrip from '../../../src-renderer/components/compare/VerdictStrip.vue'
import ComparePage from '../../../src-renderer/pages/ComparePage.vue'
import { routes } from '../../../src-renderer/router.ts'
import { useExperiments } from '../../../src-renderer/stores/experiments.ts'
import { useSeries } from '../../../src-renderer/stores/series.ts'
import { experiment } from './experiments.ts'

type SeriesInput = Parameters<LabClient['metrics']['series']>[0]
const series = vi.fn<(input: SeriesInput) => Promise<Series[]>>()
const addSeeds = vi.fn(() => Promise.resolve({ experimentId: 'e1', runIds: [] }))
const estimate = vi.fn(() => Promise.resolve({ runs: 20, seconds: 16 }))
const resume = vi.fn(() =>
  Promise.resolve({ runIds: ['r2', 'r3', 'r4'], refused: [{ runId: 'r1', why: 'r1 is another engine’s' }] })
)
const cancel = vi.fn(() => Promise.resolve(true))

beforeEach(() => {
  setActivePinia(createPinia())
  series.mockReset().mockResolvedValue([])
})
afterEach(() => {
  useLabClient(null)
})

let router: ReturnType<typeof createRouter>

/** The page at an address, with the lab holding these experiments. */
async function open(ids: string, experiments: ExperimentLine[]) {
  const client = {
    experiments: {
      page: ({ before }: { before: string | null }) => Promise.resolve(before === null ? experiments : []),
      some: () => Promise.resolve(experiments),
      addSeeds,
      cancel,
      resume,
      estimate
    },
    metrics: { series }
  }
  // Only what the page calls.
  useLabClient(client as unknown as LabClient)
  router = createRouter({ history: createMemoryHistory(), routes })
  await router.push(`/compare?ids=${ids}`)
  await useExperiments().load()
  const page = mount(ComparePage, {
    global: { plugins: [router], stubs: { ChartBoard: true, ExportMenu: true } },
    attachTo: document.body
  })
  await flushPromises()
  return page
}
const textOf = (page: Awaited<ReturnType<typeof open>>, id: string) =>
  page.get(`[data-testid="${id}"]`).text()

test('without ids the newest experiment is compared', async () => {
  const page = await open('', [experiment(2, 11), experiment(1, 1)])
  expect(page.get('h1').text()).toBe('experiment 2')
})

test('an empty lab says what to do next', async () => {
  const page = await open('', [])
  expect(textOf(page, 'compare-empty')).toContain('New experiment')
})

test('an experiment that is not there is named', async () => {
  const page = await open('e7', [experiment(1, 1)])
  expect(textOf(page, 'compare-empty')).toContain('There is no e7')
})

test('the answer stands in words, with its numbers and how many seeds', async () => {
  const page = await open('e1', [experiment(1, 1, { seeds: [0, 1, 2] })])
  expect(textOf(page, 'verdict')).toContain("Can't tell")
  expect(textOf(page, 'verdict')).toContain('−1.00 pp')
  expect(textOf(page, 'verdict')).toContain('0 wins, 1 tie and 2 losses in 3 paired seeds')
})

test('the seeds that would settle an open verdict are a click away', async () => {
  const page = await open('e1', [experiment(1, 1, { seeds: [0, 1, 2] })])
  await page.get('[data-testid="run-more-seeds"]').trigger('click')
  expect(addSeeds).toHaveBeenLastCalledWith({ id: 'e1', count: 7 })
})

test('two quick clicks add the seeds once', async () => {
  const page = await open('e1', [experiment(1, 1)])
  addSeeds.mockClear()
  await page.get('[data-testid="add-seeds"]').trigger('click')
  await flushPromises()
  const form = page.get('[role="dialog"] form')
  void form.trigger('submit')
  void form.trigger('submit')
  await flushPromises()
  expect(addSeeds.mock.calls).toEqual([[{ id: 'e1', count: 5 }]])
})

test('while runs train the answer is one so far, and they can be stopped', async () => {
  const line = experiment(1, 1, { seeds: [0, 1, 2] })
  const runs = line.runs.map((run) =>
    run.seed === 2 ? { ...run, status: 'running' as const, epochsDone: 3 } : run
  )
  const page = await open('e1', [{ ...line, runs }])
  expect(textOf(page, 'verdict')).toContain('so far')
  expect(textOf(page, 'verdict')).toContain('1 more to come')
  expect(textOf(page, 'summary')).toContain('4 of 6 runs finished')
  await page.get('[data-testid="stop"]').trigger('click')
  expect(cancel).toHaveBeenCalledWith({ targets: ['r6', 'r3'] })
})

test('runs that another process does not stop are said to train on', async () => {
  const line = experiment(1, 1)
  const runs = line.runs.map((run) => ({ ...run, status: 'running' as const }))
  const page = await open('e1', [{ ...line, runs }])
  cancel.mockResolvedValueOnce(false)
  await page.get('[data-testid="stop"]').trigger('click')
  await flushPromises()
  expect(page.get('[role="alert"]').text()).toContain('Another process trains some of these runs')
})

test('stopped runs of an experiment are resumed as on Runs: those that can, and why others cannot', async () => {
  const line = experiment(1, 1)
  const runs = line.runs.map((run) => ({ ...run, status: 'cancelled' as const }))
  const page = await open('e1', [{ ...line, runs }])
  await page.get('[data-testid="resume"]').trigger('click')
  await flushPromises()
  expect(resume).toHaveBeenCalledWith({ targets: ['e1'] })
  expect(page.get('[role="alert"]').text()).toBe(
    '3 runs resumed; 1 run stopped as before. r1 is another engine’s'
  )
})

test('where every pair has lost a run, there is no answer, none to wait for, and no room kept for its picture', async () => {
  const line = experiment(1, 1)
  const runs = line.runs.map((run) =>
    run.arm === 'regularized' ? { ...run, status: 'diverged' as const, last: null } : run
  )
  const page = await open('e1', [{ ...line, runs }])
  expect(textOf(page, 'verdict')).toMatch(/^No answer(?! yet)/)
  expect(page.findComponent(VerdictStrip).exists()).toBe(false)
})

test('the note of an experiment stands where its result is read', async () => {
  const page = await open('e1', [{ ...experiment(1, 1), note: 'Guessed before it ran: +0.3 pp.' }])
  expect(textOf(page, 'note')).toBe('Guessed before it ran: +0.3 pp.')
})

test('several arms have a line each', async () => {
  const page = await open('e1', [experiment(1, 1, { arms: ['baseline', 'L2', 'both'] })])
  expect(page.findAll('[data-testid="verdicts"] li').map((line) => line.get('.arm').text())).toEqual([
    'L2',
    'both'
  ])
})

test('a run that diverged is told, and is in no number', async () => {
  const line = experiment(1, 1)
  const runs = line.runs.map((run) =>
    run.id === 'r2' ? { ...run, status: 'diverged' as const, epochsDone: 4 } : run
  )
  const page = await open('e1', [{ ...line, runs }])
  expect(textOf(page, 'run-problems')).toContain('regularized, seed 1: diverged after epoch 4')
  expect(textOf(page, 'finals')).toContain('baseline 2, regularized 1')
})

test('new epochs are asked for behind those that are known, one call at a time', async () => {
  const line = experiment(1, 1, { seeds: [0], epochs: 9 })
  const training = line.runs.map((run) => ({ ...run, status: 'running' as const, epochsDone: 2 }))
  const piece = (from: number, ...values: number[]): Series => ({
    runId: 'r1',
    from,
    columns: { test_accuracy: Float64Array.from(values) }
  })
  let answer: (pieces: Series[]) => void = () => undefined
  series.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
  await open('e1', [{ ...line, runs: training }])
  expect(series).toHaveBeenCalledTimes(1)

  // Two more pieces of news while the first call is on its way are one call after it.
  const experiments = useExperiments()
  experiments.merge([{ ...training[0], epochsDone: 3 }])
  await flushPromises()
  experiments.merge([{ ...training[0], epochsDone: 4 }])
  await flushPromises()
  expect(series).toHaveBeenCalledTimes(1)

  series.mockResolvedValueOnce([piece(3, 0.3, 0.4)])
  answer([piece(1, 0.1, 0.2)])
  await flushPromises()
  expect(series.mock.calls[1][0].runs).toContainEqual({ id: 'r1', after: 2 })
  expect([...(useSeries().byRun.get('r1')?.columns.test_accuracy ?? [])]).toEqual([0.1, 0.2, 0.3, 0.4])
})

test('doubts stand beside the result, and a fix of one is a copy in the form', async () => {
  const page = await open('e1', [experiment(1, 1, { seeds: [0, 1, 2] })])
  expect(textOf(page, 'to-doubts')).toBe('1 doubt before you quote this')
  expect(textOf(page, 'before-quoting')).toContain(
    'A fix makes a copy and reruns 20 runs, about 0:16. This result stays.'
  )
  await page.get('[data-testid="fix-seed-count"]').trigger('click')
  // The form is read when it is first needed.
  await vi.waitFor(() => {
    expect(router.currentRoute.value).toMatchObject({ name: 'new', query: { from: 'e1', fix: 'seed-count' } })
  })
})

test('what a fix costs is said of what is compared now, however late the answer about another comes', async () => {
  const late = Promise.withResolvers<{ runs: number; seconds: number }>()
  estimate.mockReturnValueOnce(late.promise)
  const page = await open('e1', [experiment(1, 1), experiment(2, 11)])
  await router.push('/compare?ids=e2')
  await flushPromises()
  late.resolve({ runs: 999, seconds: 16 })
  await flushPromises()
  expect(textOf(page, 'before-quoting')).toContain('reruns 20 runs')
})
