import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { activations } from '../../../src-engine/catalog.ts'
import { checkExperimentSpec, parseExperimentSpec } from '../../../src-engine/spec/parse-spec.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import NewPage from '../../../src-renderer/pages/NewPage.vue'
import { useUndo } from '../../../src-renderer/stores/undo.ts'
import { preset } from './drafts.ts'

const names = ['tutorial', 'tutorial-corrected']
const launched: unknown[] = []

/** A lab that checks specs as the real one does, and says that no more than 10 000 rows are there. */
const fakeLab = {
  experiments: {
    get: ({ id }: { id: string }) =>
      Promise.resolve({
        id,
        name: 'past',
        spec: parseExperimentSpec(preset('tutorial')),
        seedAdditions: [],
        runs: []
      }),
    presets: () => Promise.resolve(names.map((name) => ({ name, spec: parseExperimentSpec(preset(name)) }))),
    check: ({ spec }: { spec: unknown }) => {
      const checked = checkExperimentSpec(spec)
      const tooMany = (checked.spec?.dataset.samples ?? 0) > 10_000
      const message = 'expected at most 10000, the rows of "mnist-10k"; 20000 came'
      const problems = tooMany ? [{ path: ['dataset', 'samples'], field: 'dataset.samples', message }] : []
      return Promise.resolve({ ...checked, problems: [...checked.problems, ...problems], warnings: [] })
    },
    estimate: () =>
      Promise.resolve({ runs: 20, seconds: 56, secondsPerRun: 5.6, diskBytes: 4.2e6, basis: 'past-runs' }),
    launch: ({ spec }: { spec: unknown }) => {
      launched.push(spec)
      return Promise.resolve({ experimentId: 'e7', runIds: [] })
    }
  },
  datasets: {
    list: () =>
      Promise.resolve(
        ['mnist-10k', 'mine'].map((id) => ({ id, trainingRows: 10_000, columns: 784, classes: 10 }))
      )
  }
} as unknown as LabClient

const component = { template: '<i/>' }
let page: VueWrapper
let router: ReturnType<typeof createRouter>

async function openPage(path = '/new'): Promise<void> {
  router = createRouter({
    history: createMemoryHistory(),
    routes: ['new', 'compare'].map((name) => ({ name, component, path: `/${name}` }))
  })
  await router.push(path)
  page = mount(NewPage, { global: { plugins: [router] }, attachTo: document.body }) as VueWrapper
  await settle()
}

/** Until the lab has been asked, and has answered. */
async function settle(): Promise<void> {
  await flushPromises()
  vi.advanceTimersByTime(1000)
  await flushPromises()
}

const at = (testId: string) => page.get(`[data-testid="${testId}"]`)
const input = (testId: string) => at(testId).element as HTMLInputElement
const bodyOf = (key: string, index: string) => `cell-${key}@${index}`
const REGULARIZED = '0'
const BASELINE = '1'

/** Types as a person does: the field has the keyboard, and every letter counts. */
async function type(testId: string, text: string): Promise<void> {
  const field = at(testId)
  await field.trigger('focus')
  for (let end = 1; end <= text.length; end++) await field.setValue(text.slice(0, end))
  if (text === '') await field.setValue('')
  await field.trigger('blur')
}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  sessionStorage.clear()
  launched.length = 0
  setActivePinia(createPinia())
  useLabClient(fakeLab)
})
afterEach(() => {
  page.unmount()
  useLabClient(null)
  vi.useRealTimers()
})

describe('a file', () => {
  it('that cannot be read, as a folder that is dropped, is said to be none', async () => {
    await openPage()
    const folder = { name: 'specs', text: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }
    await page.get('.page').trigger('drop', { dataTransfer: { files: [folder] } })
    await settle()
    expect(at('new-problem').text()).toContain('specs cannot be read: it is a folder')
  })
})

describe('the form', () => {
  it('shows the preset of the address, the baseline first', async () => {
    await openPage('/new?preset=tutorial')
    const arms = page
      .findAll('[data-testid^="arm-name-"]')
      .map(({ element }) => (element as HTMLInputElement).value)
    expect(arms).toEqual(['baseline', 'regularized'])
    expect(at('row-regularization.l2.lambda').classes()).toContain('differs')
    expect(router.currentRoute.value.query).toEqual({})
  })

  it('what is typed letter by letter is one change of its cell and of those that follow it', async () => {
    await openPage('/new?preset=tutorial')
    await type(bodyOf('regularization.l2.lambda', BASELINE), '0.013')
    // On the way it was 0.01, as the other arm's, which must not be taken along.
    expect(input(bodyOf('regularization.l2.lambda', REGULARIZED)).value).toBe('0.01')
    await type(bodyOf('training.epochs', BASELINE), '5')
    expect(input(bodyOf('training.epochs', REGULARIZED)).placeholder).toBe('5')
  })

  it('an emptied cell follows the baseline again', async () => {
    await openPage('/new?preset=tutorial')
    const cell = bodyOf('training.epochs', REGULARIZED)
    await type(cell, '7')
    expect(at(cell).classes()).toContain('own')
    await type(cell, '')
    expect(at(cell).classes()).toContain('follows')
    expect(input(cell).placeholder).toBe('20')
  })

  it('Escape takes back what was typed since the cell was entered', async () => {
    await openPage('/new?preset=tutorial')
    const cell = at(bodyOf('training.epochs', BASELINE))
    await cell.trigger('focus')
    await cell.setValue('999')
    await cell.trigger('keydown', { key: 'Escape' })
    expect((cell.element as HTMLInputElement).value).toBe('20')
  })

  it('a method that is chosen brings the rows of its options', async () => {
    await openPage('/new?preset=tutorial')
    await at(bodyOf('training.optimizer', REGULARIZED)).setValue('adam')
    expect(input(bodyOf('training.optimizer.beta1', REGULARIZED)).value).toBe('0.9')
    expect(page.find(`[data-testid="${bodyOf('training.optimizer.beta1', BASELINE)}"]`).exists()).toBe(false)
  })

  it('Tab stops once a row, in the column where the keyboard last was', async () => {
    await openPage('/new?preset=tutorial')
    const stops = () =>
      [BASELINE, REGULARIZED].map((arm) => input(bodyOf('network.activation', arm)).tabIndex)
    expect(stops()).toEqual([0, -1])
    await at(bodyOf('training.epochs', REGULARIZED)).trigger('focus')
    expect(stops()).toEqual([-1, 0])
  })

  it('arrows go between arms and rows', async () => {
    await openPage('/new?preset=tutorial')
    const place = () => (document.activeElement as HTMLElement).dataset.place
    input(bodyOf('training.epochs', BASELINE)).focus()
    await at(bodyOf('training.epochs', BASELINE)).trigger('keydown', { key: 'ArrowRight' })
    expect(place()).toBe('training.epochs@0')
    await at(bodyOf('training.epochs', REGULARIZED)).trigger('keydown', { key: 'ArrowDown' })
    expect(place()).toBe('training.batchSize@0')
  })
})

it('who goes elsewhere before the beginning has come from the lab is not brought back', async () => {
  const presets = Promise.withResolvers<never[]>()
  useLabClient({
    ...fakeLab,
    experiments: { ...fakeLab.experiments, presets: () => presets.promise }
  })
  await openPage('/new?preset=tutorial')
  await router.push('/compare?ids=e1')
  presets.resolve([])
  await settle()
  expect(router.currentRoute.value.fullPath).toBe('/compare?ids=e1')
})

describe('problems', () => {
  it('an arm may be typed through the name of another, and shows what it is called in the end', async () => {
    await openPage('/new?preset=tutorial')
    await type('arm-name-0', 'baseline wide')
    expect(input('arm-name-0').value).toBe('baseline wide')
    await type('arm-name-0', 'baseline')
    expect(input('arm-name-0').value).toBe('baseline 2')
    expect(input('arm-name-1').getAttribute('aria-label')).toBe('Name of the baseline')
  })

  it('a wrong value is said at its cell with a repair, and Launch leads there', async () => {
    await openPage('/new?preset=tutorial')
    const cell = bodyOf('regularization.dropout.keep', REGULARIZED)
    await type(cell, '1.2')
    expect(input(cell).getAttribute('aria-invalid')).toBe('true')
    const message = document.getElementById(input(cell).getAttribute('aria-describedby') ?? '')?.textContent
    expect(message).toContain('1.2 came')
    expect(at('launch').text()).toContain('Fix 1 field to launch')

    await at('launch').trigger('click')
    await settle()
    expect(document.activeElement).toBe(input(cell))
    expect(launched).toEqual([])

    input(bodyOf('training.epochs', BASELINE)).focus()
    await at('repair-regularization.dropout.keep@0').trigger('click')
    await settle()
    expect(at('launch').text()).not.toContain('Fix')
    expect(document.activeElement).toBe(input(cell))
    expect(input(cell).value).toBe('1')
  })

  it('what only the data know is asked of the lab, and shown at its field', async () => {
    await openPage('/new?preset=tutorial')
    await type(bodyOf('dataset.samples', 'all'), '20000')
    expect(at('launch').text()).not.toContain('Fix')
    await settle()
    expect(at('launch').text()).toContain('Fix 1 field')
    await at('repair-dataset.samples@all').trigger('click')
    await settle()
    expect(input(bodyOf('dataset.samples', 'all')).value).toBe('10000')
  })
})

describe('the plan', () => {
  it('counts runs and says what they cost', async () => {
    await openPage('/new?preset=tutorial-corrected')
    expect(at('plan-runs').text()).toBe('20 runs')
    expect(at('plan-time').text()).toBe('about 0:56')
    await at('fewer-seeds').trigger('click')
    expect(at('plan-runs').text()).toBe('18 runs')
    expect(input('seeds').value).toBe('0..8')
  })

  it('a number of seeds that there cannot be is refused in words, and stays as it was', async () => {
    await openPage('/new?preset=tutorial-corrected')
    for (const wrong of ['abc', '0', '20000', '2.5', '']) {
      await at('seed-count').setValue(wrong)
      expect(page.get('#seeds-note').text()).toContain(`1 to 10,000; "${wrong}" came. It stays 10`)
      expect(input('seed-count').value).toBe('10')
    }
    await at('seed-count').setValue('3')
    expect(input('seeds').value).toBe('0..2')
    expect(page.get('#seeds-note').text()).toContain('The same in every arm')
  })

  it('launches the draft as it stands and shows the experiment', async () => {
    await openPage('/new?preset=tutorial')
    await type('name', 'mine')
    await at('launch').trigger('click')
    await settle()
    expect(launched).toEqual([{ ...parseExperimentSpec(preset('tutorial')), name: 'mine' }])
    expect(router.currentRoute.value.fullPath).toBe('/compare?ids=e7')
  })
})

describe('the draft', () => {
  it('is still there after the window was closed', async () => {
    await openPage('/new?preset=tutorial')
    await type('name', 'half done')
    page.unmount()
    sessionStorage.clear()
    setActivePinia(createPinia())
    await openPage('/new')
    expect(input('name').value).toBe('half done')
    expect(at('draft-state').text()).toBe('Draft saved')
  })

  it('is put aside, not lost, when another beginning is chosen', async () => {
    await openPage('/new?preset=tutorial')
    await type('name', 'half done')
    await router.push('/new?preset=tutorial-corrected')
    await settle()
    expect(input('name').value).toBe('tutorial-corrected')
    await useUndo().undo()
    await settle()
    expect(input('name').value).toBe('half done')
  })

  it('comes back on a later visit of the screen, too', async () => {
    await openPage('/new?preset=tutorial')
    await type('name', 'half done')
    await router.push('/new?preset=tutorial-corrected')
    await settle()
    page.unmount()
    await openPage('/new')
    await useUndo().undo()
    await settle()
    expect(input('name').value).toBe('half done')
  })

  it('of an unknown preset is the usual one, and those that there are are named', async () => {
    await openPage('/new?preset=nonsense')
    expect(at('new-problem').text()).toContain('tutorial-corrected')
    expect(input('name').value).toBe('tutorial-corrected')
    expect(page.find('[data-testid="elsewhere"]').exists()).toBe(false)
  })

  it('a dropped file with unknown fields shows them until they are removed', async () => {
    await openPage('/new?preset=tutorial')
    const file = new File([JSON.stringify({ ...preset('tutorial'), momentum: 1 })], 'spec.json')
    await page.get('.new').trigger('drop', { dataTransfer: { files: [file] } })
    await settle()
    expect(at('elsewhere').text()).toContain('momentum')
    await at('elsewhere').get('button').trigger('click')
    expect(page.find('[data-testid="elsewhere"]').exists()).toBe(false)
    expect(document.activeElement).toBe(at('question').element)
  })

  it('the keyboard goes to the arm before the last when that one is removed', async () => {
    await openPage('/new?preset=tutorial')
    await at('add-arm').trigger('click')
    await at('arm-menu-2').trigger('keydown', { key: 'Enter' })
    await settle()
    const items = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')]
    items.find(({ textContent }) => textContent.includes('Remove'))?.click()
    await settle()
    expect(page.findAll('[data-testid^="arm-name-"]')).toHaveLength(2)
    expect(document.activeElement).toBe(at('arm-name-1').element)
  })

  it('a spec that is pasted where nobody types is taken over; one pasted into a field is not', async () => {
    await openPage('/new?preset=tutorial')
    const paste = (target: Element) => {
      const event = new Event('paste', { bubbles: true })
      const text = JSON.stringify({ ...preset('tutorial'), name: 'from elsewhere' })
      target.dispatchEvent(Object.assign(event, { clipboardData: { getData: () => text } }))
      return settle()
    }
    await paste(input('question'))
    expect(input('name').value).toBe('tutorial')
    await paste(document.body)
    expect(input('name').value).toBe('from elsewhere')
  })

  it('a file that is no spec is refused in words and leaves the draft alone', async () => {
    await openPage('/new?preset=tutorial')
    const drop = async (text: string) => {
      await page.get('.new').trigger('drop', { dataTransfer: { files: [new File([text], 'x.json')] } })
      await settle()
      return at('new-problem').text()
    }
    expect(await drop('{"a":')).toContain('x.json: This is no JSON')
    expect(await drop('[]')).toContain('an empty list came')
    expect(await drop('{"name": "x"}')).toContain('arms: expected a list of arms')
    expect(input('name').value).toBe('tutorial')
  })
})

describe('a sweep in the form', () => {
  const CELL = 'regularization.l2.lambda@0'

  it('opens under its row, counts its arms in the plan, and launches them', async () => {
    await openPage('/new?preset=tutorial-corrected')
    await at(`sweep-${CELL}`).trigger('click')
    expect(document.activeElement).toBe(at('sweep-from').element)
    await at('sweep-count').trigger('focus')
    await at('sweep-from').setValue('0.0001')
    await settle()
    expect(at('swept-arms').text()).toBe('5 arms')
    expect(at('plan-runs').text()).toBe('60 runs')
    await at('launch').trigger('click')
    await settle()
    const [{ arms }] = launched as [{ arms: { name: string; sweep?: unknown }[] }]
    expect(arms).toHaveLength(6)
    expect(arms.every(({ sweep }) => sweep === undefined)).toBe(true)
  })

  it('is one again when the spec that was launched is opened', async () => {
    await openPage('/new?preset=tutorial-corrected')
    await at(`sweep-${CELL}`).trigger('click')
    await at('launch').trigger('click')
    await settle()
    const file = new File([JSON.stringify(launched[0])], 'swept.json')
    page.unmount()
    await openPage('/new?preset=tutorial')
    await page.get('.new').trigger('drop', { dataTransfer: { files: [file] } })
    await settle()
    expect(at('swept-arms').text()).toBe('5 arms')
    expect(at(`swept-${CELL}`).text()).toContain('0.001 … 0.1')
  })

  it('is kept over a reload, and ends with the value that the cell had', async () => {
    await openPage('/new?preset=tutorial-corrected')
    await at(`sweep-${CELL}`).trigger('click')
    page.unmount()
    await openPage()
    await at(`swept-${CELL}`).trigger('click')
    await settle()
    await at('end-sweep').trigger('click')
    expect(input(`cell-${CELL}`).value).toBe('0.01')
  })

  it('that is wrong says what it has to be like, and blocks the launch', async () => {
    await openPage('/new?preset=tutorial-corrected')
    await at(`sweep-${CELL}`).trigger('click')
    await at('sweep-to').setValue('x')
    expect(page.text()).toContain('two different numbers above 0')
    expect(at('launch').text()).toContain('Fix 1 field')
  })

  it('of a choice is ticked', async () => {
    await openPage('/new?preset=tutorial-corrected')
    await at('sweep-network.activation@0').trigger('click')
    await at('sweep-choice-gelu').trigger('change')
    await settle()
    const others = Object.keys(activations).length - 1
    expect(at('swept-network.activation@0').text()).toContain(`${others}×`)
  })
})

describe('checks in the plan', () => {
  it('are fixed in the draft, which can be taken back', async () => {
    await openPage('/new?preset=tutorial')
    await at('fix-scaler').trigger('click')
    expect(page.find('[data-testid="fix-scaler"]').exists()).toBe(false)
    await useUndo().undo()
    await settle()
    expect(page.find('[data-testid="fix-scaler"]').exists()).toBe(true)
  })

  it('take nothing with them that was typed since, when they are taken back: it is offered', async () => {
    await openPage('/new?preset=tutorial')
    await at('fix-scaler').trigger('click')
    await type('name', 'typed since')
    await useUndo().undo()
    await settle()
    expect(input('name').value).not.toBe('typed since')
    expect(useUndo().last?.done).toBe('Went back to before your last changes')
    await useUndo().undo()
    await settle()
    expect(input('name').value).toBe('typed since')
    expect(useUndo().last).toBeNull()
  })

  it('that a result was opened to mend are mended in the copy', async () => {
    await openPage('/new?from=e3&fix=seed-count')
    expect(input('name').value).toBe('past fixed')
    expect(input('seeds').value).toBe('0..9')
  })
})
