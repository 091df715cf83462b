import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import type { ExperimentLine, RunLine } from '../../../src-main/contract/experiments.ts'
import type { RunId } from '../../../src-main/contract/ids.ts'
import type { ModelLine, TestAnswers } from '../../../src-main/contract/models.ts'
import { handleKey } from '../../../src-renderer/keyboard/shortcuts.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { lab, useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import TryPage from '../../../src-renderer/pages/TryPage.vue'
import { useDrawing } from '../../../src-renderer/stores/drawing.ts'
import { useExperiments } from '../../../src-renderer/stores/experiments.ts'

const at = (id: string) => `[data-testid="${id}"]`

/** A run's model of one layer: class 0 or 1, whichever side of the picture has more ink. */
interface Model {
  readonly columns: number
  /** The class that a pixel of ink speaks for. */
  readonly classOf: (pixel: number) => 0 | 1
  readonly answers: TestAnswers
}

const leftOrRight = (pixel: number) => (pixel % 28 < 14 ? 0 : 1)
const aboveOrBelow = (pixel: number) => (pixel < 392 ? 0 : 1)
/** Four test rows, of the classes 0, 1, 0, 1. */
const says = (predictions: number[], testRowsSha256 = 'rows'): TestAnswers => ({
  labels: Uint8Array.of(0, 1, 0, 1),
  predictions: Uint8Array.from(predictions),
  rows: [40, 41, 42, 43],
  testRowsSha256
})
const baseline: Model = { columns: 784, classOf: leftOrRight, answers: says([0, 1, 0, 0]) }
const variant: Model = { columns: 784, classOf: aboveOrBelow, answers: says([0, 0, 1, 0]) }

/** A test row whose ink is in the upper right corner. */
const cornerRow = Float64Array.from({ length: 784 }, (_, pixel) => (pixel % 28 > 20 && pixel < 200 ? 255 : 0))

/** A lab with these models of finished runs. */
function labWith(models: Partial<Record<RunId, Model>>): void {
  const model = (id: RunId) => models[id] ?? fail(id)
  const fail = (id: RunId): never => {
    throw new Error(`the data set of ${id} is gone`)
  }
  const weightsOf = ({ columns, classOf }: Model) =>
    new Uint8Array(
      Float32Array.from({ length: columns * 2 + 2 }, (_, k) =>
        k < columns * 2 && classOf(Math.floor(k / 2)) === k % 2 ? 0.001 : 0
      ).buffer
    )
  const get = ({ id }: { id: RunId }): Promise<ModelLine> => {
    const own = model(id)
    return Promise.resolve({
      layout: [
        { name: 'W1', rows: own.columns, cols: 2 },
        { name: 'b1', rows: 1, cols: 2 }
      ],
      precision: 'float32',
      activation: { id: 'relu' },
      scaler: { shift: new Float64Array(own.columns), divisor: new Float64Array(own.columns).fill(1) },
      weightsBytes: weightsOf(own).length,
      ink: 255
    })
  }
  useLabClient({
    models: {
      get: (input: { id: RunId }) => Promise.resolve().then(() => get(input)),
      // In pieces of uneven size.
      weights: ({ id, from }: { id: RunId; from: number }) =>
        Promise.resolve(weightsOf(model(id)).subarray(from, from + 1001)),
      testAnswers: ({ id }: { id: RunId }) => Promise.resolve().then(() => model(id).answers),
      testRows: ({ id, positions }: { id: RunId; positions: number[] }) =>
        Promise.resolve(
          Float64Array.from(positions.flatMap(() => [...cornerRow.subarray(0, model(id).columns)]))
        )
    }
  } as unknown as LabClient)
}

/** The same lab, whose test rows are read so. */
function labWithRows(testRows: () => Promise<Float64Array>): void {
  const client = lab()
  useLabClient({ models: { ...client.models, testRows } } as unknown as LabClient)
}

/** Puts an experiment of two arms into the page: r1, r2 are seed 0's, r3, r4 seed 1's. */
function know(seeds: number[], status: RunLine['status'] = 'done'): void {
  const spec = parseExperimentSpec({
    specVersion: 1,
    name: 'two',
    arms: [{ name: 'baseline' }, { name: 'variant' }],
    seeds
  })
  const runs = seeds.flatMap((seed, i) => [
    { id: `r${2 * i + 1}`, arm: 'baseline', seed, status } as RunLine,
    { id: `r${2 * i + 2}`, arm: 'variant', seed, status } as RunLine
  ])
  const experiments = useExperiments()
  experiments.all = [{ id: 'e1', name: 'two', spec, isArchived: false, runs } as unknown as ExperimentLine]
  experiments.runs = new Map(runs.map((run) => [run.id, run]))
  experiments.isLoaded = true
}

const mountPage = (router: Router) =>
  mount(TryPage, { global: { plugins: [router] }, attachTo: document.body })
let page: ReturnType<typeof mountPage>

async function open(address = '/try'): Promise<void> {
  const screen = (name: string) => ({ path: `/${name}`, name, component: { render: () => null } })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['try', 'start', 'new', 'runs'].map(screen)
  })
  await router.push(address)
  page = mountPage(router)
  await flushPromises()
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  }
  await flushPromises()
}

const text = (id: string) => page.get(at(id)).text().replaceAll(/\s+/g, ' ')
/** Title and detail. */
const outcome = () => [...page.get(at('outcome')).element.children].map((part) => part.textContent).join(' ')
async function drawDot(): Promise<void> {
  useDrawing().beginStroke(2.5, { x: 3, y: 3 })
  await flushPromises()
}

beforeEach(() => {
  setActivePinia(createPinia())
  document.addEventListener('keydown', handleKey)
})
afterEach(() => {
  page.unmount()
  document.removeEventListener('keydown', handleKey)
  useLabClient(null)
})

describe('a drawing', () => {
  it('is answered by both models, wherever on the pad it was drawn; arrows move it, and it is told what they said before', async () => {
    know([0])
    labWith({ r1: baseline, r2: variant })
    await open()
    expect(text('answer-0')).toBe('–')
    await drawDot()
    expect(text('class-bars')).toContain('50 %')
    await press(...Array.from({ length: 6 }, () => 'ArrowRight'), 'ArrowUp', 'ArrowUp', 'ArrowUp')
    expect(text('answer-0')).toMatch(/^1 /)
    expect(text('answer-1')).toMatch(/^0 /)
    expect(outcome()).toBe('They disagree 1 or 0?')
    expect(text('moved')).toMatch(/^Moved 6 right, 3 up. Before: \d \(50 %\) and \d \(50 %\)\.$/)
    await press('Backspace')
    expect(text('answer-0')).toBe('–')
  })

  it('is not thrown away when the screen is left', async () => {
    know([0])
    labWith({ r1: baseline, r2: variant })
    await open()
    await drawDot()
    page.unmount()
    await open()
    expect(text('answer-0')).not.toBe('–')
  })

  it('that is undone under the pen ends there, and the stroke before it stays as it was', async () => {
    know([0])
    labWith({ r1: baseline, r2: variant })
    await open()
    const drawing = useDrawing()
    drawing.beginStroke(2.5, { x: 3, y: 3 })
    drawing.beginStroke(2.5, { x: 20, y: 20 })
    drawing.undo()
    drawing.extendStroke([{ x: 21, y: 21 }])
    expect(drawing.shown.strokes).toEqual([{ width: 2.5, points: [{ x: 3, y: 3 }] }])
  })

  it('can be answered by the mean of all seeds', async () => {
    know([0, 1])
    const opposite: Model = { ...baseline, classOf: (pixel) => (leftOrRight(pixel) === 0 ? 1 : 0) }
    labWith({ r1: baseline, r2: variant, r3: opposite, r4: variant })
    await open()
    await drawDot()
    await press(...Array.from({ length: 6 }, () => 'ArrowRight'))
    expect(text('answer-0')).toMatch(/^1 /)
    expect(text('answer-0')).not.toContain('50 %')
    expect(text('seed-luck')).toContain('in 2 seeds each')
    await press('a')
    expect(text('answer-0')).toContain('50 %')
    expect(page.get(at('average')).attributes('aria-pressed')).toBe('true')
    expect(text('answers')).toContain('mean of 2 seeds')
  })
})

describe('a test row', () => {
  it('is chosen by its number; who is right is said, until it is drawn on', async () => {
    know([0])
    labWith({ r1: baseline, r2: variant })
    await open()
    const picker = page.get(at('row-picker'))
    await picker.setValue('2')
    await picker.trigger('change')
    await flushPromises()
    expect(text('origin')).toBe('Test row 2 of mnist-10k, a 0. It is row 42 of the data.')
    expect(outcome()).toBe('Only variant is right it is a 0')
    await drawDot()
    expect(text('origin')).toContain('with what you drew on it')
    expect(outcome()).toBe('They disagree 1 or 0?')
  })

  it('that was asked for last is shown, however long one before it takes', async () => {
    know([0])
    labWith({ r1: baseline, r2: variant })
    await open()
    const answers: (() => void)[] = []
    labWithRows(
      () =>
        new Promise((resolve) =>
          answers.push(() => {
            resolve(cornerRow)
          })
        )
    )
    for (const position of ['2', '3']) {
      await page.get(at('row-picker')).setValue(position)
      await page.get(at('row-picker')).trigger('change')
    }
    for (const answer of answers.reverse()) answer()
    await flushPromises()
    expect(useDrawing().shown.row?.position).toBe(3)
  })

  it('that is not there is not chosen', async () => {
    know([0])
    labWith({ r1: baseline, r2: variant })
    await open()
    const picker = page.get<HTMLInputElement>(at('row-picker'))
    await picker.setValue('4')
    await picker.trigger('change')
    await flushPromises()
    expect(picker.element.value).toBe('')
    expect(useDrawing().isEmpty).toBe(true)
  })

  it('can be any with T', async () => {
    know([0])
    labWith({ r1: baseline, r2: variant })
    await open()
    await press('t')
    expect(useDrawing().shown.row?.features).toEqual(cornerRow)
  })
})

describe('the test rows on which they disagree', () => {
  it('are counted by who is right, and a click puts one on the pad', async () => {
    know([0])
    labWith({ r1: baseline, r2: variant })
    await open()
    expect(text('gallery')).toContain('They disagree on 2 of 4 test rows')
    expect(text('balance')).toContain(
      'The 2 against 0 is the 50.00 pp by which variant is worse with seed 0.'
    )
    const thumb = page.get(at('thumb'))
    expect(thumb.get('.vh').text()).toBe('Test row 1, a 1: baseline says 1, variant says 0')
    await thumb.trigger('click')
    await flushPromises()
    expect(useDrawing().shown.row?.position).toBe(1)
  })

  it('are all shown on demand, each with its picture', async () => {
    know([0])
    labWith({ r1: baseline, r2: variant })
    await open()
    // Without a layout there is room for one of each group.
    expect(page.findAll(`${at('thumb')} canvas`)).toHaveLength(1)
    await page.get(at('all-rows')).trigger('click')
    await flushPromises()
    expect(page.findAll(`${at('thumb')} canvas`)).toHaveLength(2)
  })

  it('are not compared where the two were tested on different rows', async () => {
    know([0])
    labWith({ r1: baseline, r2: { ...variant, answers: says([0, 0, 0, 0], 'others') } })
    await open()
    expect(page.find(at('gallery')).exists()).toBe(false)
    expect(text('other-rows')).toContain('tested on different rows')
  })
})

describe('another experiment that has models', () => {
  it('does not take the place of the one on trial, nor what was drawn for it', async () => {
    know([0])
    labWith({ r1: baseline, r2: variant })
    await open()
    await press('t')
    const experiments = useExperiments()
    const [{ spec }] = experiments.all
    const runs = ['baseline', 'variant'].map((arm, i) => ({
      ...experiments.all[0].runs[i],
      id: `r${8 + i}`,
      arm
    }))
    const newer = { id: 'e2', name: 'newer', spec, isArchived: false, runs } as unknown as ExperimentLine
    experiments.all = [newer, ...experiments.all]
    await flushPromises()
    expect(page.get<HTMLSelectElement>(at('choose-experiment')).element.value).toBe('e1')
    expect(useDrawing().isEmpty).toBe(false)
  })
})

describe('when something is missing', () => {
  it('rows that are no pictures are chosen, and cannot be drawn', async () => {
    know([0])
    const flat: Pick<Model, 'columns' | 'classOf'> = { columns: 4, classOf: () => 1 }
    labWith({ r1: { ...baseline, ...flat }, r2: { ...variant, ...flat } })
    await open()
    expect(text('origin')).toContain('cannot be drawn. Choose a test row.')
    expect(text('seed-luck')).toContain('Choose a test row, and see whether they agree.')
    expect(page.findAll(`${at('class-bars')} tbody th`).map((head) => head.text())).toEqual(['0', '1'])
    await press('t')
    expect(outcome()).toMatch(/^Both are (right|wrong)/)
    await press('ArrowRight')
    expect(useDrawing().shown.shift.right).toBe(0)
  })

  it('a model that cannot be read is told, and read again on demand', async () => {
    know([0])
    labWith({ r1: baseline })
    await open()
    expect(page.get('[role=alert]').text()).toContain('the data set of r2 is gone')
    labWith({ r1: baseline, r2: variant })
    await page.get('[role=alert] button').trigger('click')
    await flushPromises()
    expect(page.find('[role=alert]').exists()).toBe(false)
    await drawDot()
    expect(text('answer-1')).toContain('%')
  })

  it('an empty lab says what to do first, one in training to wait', async () => {
    useExperiments().isLoaded = true
    await open()
    expect(text('try-empty')).toContain('Ask the first question')
    page.unmount()
    know([0], 'running')
    await open()
    expect(text('try-empty')).toContain('The first models are in training')
  })

  it('an experiment without models is named beside the one that is shown instead', async () => {
    know([0])
    labWith({ r1: baseline, r2: variant })
    await open('/try?id=e9')
    expect(text('missing')).toContain('e9 has no two arms with finished models of one seed. This is e1.')
  })
})
