import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AddProgress, DatasetLine, DatasetRows } from '../../../src-main/contract/datasets.ts'
import AddDataDialog from '../../../src-renderer/components/data/AddDataDialog.vue'
import ClassBalance from '../../../src-renderer/components/data/ClassBalance.vue'
import { emptyDataset } from '../../../src-renderer/components/data/new-dataset.ts'
import { chosenFile } from '../../../src-renderer/components/data/picked-file.ts'
import { useAdding, type Adding } from '../../../src-renderer/components/data/use-adding.ts'
import type { LabClient } from '../../../src-renderer/lab-client/lab-client-type.ts'
import { useLabClient } from '../../../src-renderer/lab-client/lab-client.ts'
import { useUndo } from '../../../src-renderer/stores/undo.ts'
import DataPage from '../../../src-renderer/pages/DataPage.vue'

const mine: DatasetLine = {
  id: 'mine',
  builtIn: false,
  origin: 'added from table.csv',
  addedAt: '2026-01-02T03:04:05.000Z',
  columns: 4,
  classes: 2,
  featureType: 'ubyte',
  trainingRows: 3,
  testRows: null,
  classCounts: [2, 1],
  sha256: '0'.repeat(64),
  sizeBytes: 100,
  about: null
}
const noRows: DatasetRows = {
  total: 0,
  columns: 4,
  pixels: new Uint8Array(),
  labels: new Uint8Array(),
  rows: []
}

/** A lab that knows these data sets and adds with this news. */
function serve(datasets: Partial<Record<keyof LabClient['datasets'], unknown>>): void {
  const methods = { list: () => Promise.resolve([mine]), rows: () => Promise.resolve(noRows), ...datasets }
  useLabClient({ datasets: methods } as unknown as LabClient)
}

const at = (id: string) => `[data-testid="${id}"]`

beforeEach(() => {
  setActivePinia(createPinia())
})
afterEach(() => {
  useLabClient(null)
})

describe('the Data screen', () => {
  it('shows the first data set, and says what to do with a damaged one', async () => {
    const problem = 'training-labels.idx.gz is missing'
    serve({ list: () => Promise.resolve([mine, { id: 'broken', builtIn: false, problem }]) })
    const page = mount(DataPage)
    await flushPromises()
    expect(page.get(at('origin')).text()).toBe('added from table.csv')
    await page.get(at('dataset-broken')).trigger('click')
    expect(page.get('[role=alert]').text()).toBe(problem)
    expect(page.get('article').text()).toContain('remove it and add it once more')
    page.unmount()
  })

  it('offers to try again when the list cannot be read', async () => {
    let times = 0
    serve({
      list: () => (times++ === 0 ? Promise.reject(new Error('the lab is busy')) : Promise.resolve([mine]))
    })
    const page = mount(DataPage)
    await flushPromises()
    expect(page.get('[role=alert]').text()).toContain('the lab is busy')
    await page.get('[role=alert] button').trigger('click')
    await flushPromises()
    expect(page.find(at('origin')).exists()).toBe(true)
    page.unmount()
  })

  it('has no Remove for what comes with the lab', async () => {
    serve({ list: () => Promise.resolve([{ ...mine, builtIn: true }]) })
    const page = mount(DataPage)
    await flushPromises()
    expect(page.find(at('remove')).exists()).toBe(false)
    page.unmount()
  })
})

describe('removing', () => {
  it('leaves the keyboard at the data set that is shown then', async () => {
    let left: DatasetLine[] = [mine, { ...mine, id: 'other' }]
    const remove = ({ id }: { id: string }) => {
      left = left.filter((dataset) => dataset.id !== id)
      return Promise.resolve()
    }
    serve({ list: () => Promise.resolve(left), remove })
    const page = mount(DataPage, { attachTo: document.body })
    await flushPromises()
    await page.get(at('remove')).trigger('click')
    await flushPromises()
    await vi.waitFor(() => {
      expect(document.activeElement?.getAttribute('data-testid')).toBe('dataset-other')
    })
    page.unmount()
  })
})

describe('a removal that is refused', () => {
  it('is said of that data set alone', async () => {
    const remove = () => Promise.reject(new Error('e3 trains on it'))
    serve({ list: () => Promise.resolve([mine, { ...mine, id: 'other' }]), remove })
    const page = mount(DataPage)
    await flushPromises()
    await page.get(at('remove')).trigger('click')
    await flushPromises()
    expect(page.get('[role=alert]').text()).toContain('e3 trains on it')
    await page.get(at('dataset-other')).trigger('click')
    expect(page.find('[role=alert]').exists()).toBe(false)
    page.unmount()
  })
})

describe('taking a removal back', () => {
  it('brings the data set back and shows it, also when the screen was left meanwhile', async () => {
    let left: DatasetLine[] = [mine, { ...mine, id: 'other' }]
    const remove = ({ id }: { id: string }) => {
      left = left.filter((dataset) => dataset.id !== id)
      return Promise.resolve()
    }
    const restore = ({ id }: { id: string }) => {
      left = [...left, { ...mine, id }]
      return Promise.resolve()
    }
    serve({ list: () => Promise.resolve(left), remove, restore })
    const before = mount(DataPage)
    await flushPromises()
    await before.get(at('remove')).trigger('click')
    await flushPromises()
    expect(useUndo().last?.done).toBe('Removed mine')
    before.unmount()
    const after = mount(DataPage)
    await flushPromises()
    expect(after.find(at('dataset-mine')).exists()).toBe(false)
    await useUndo().undo()
    await flushPromises()
    expect(after.find(at('dataset-mine')).exists()).toBe(true)
    after.unmount()
  })
})

describe('adding', () => {
  const dataset = {
    ...emptyDataset,
    name: 'mine',
    kind: 'csv',
    csv: chosenFile({ key: 'k', name: 'table.csv', sizeBytes: 3, head: new Uint8Array(0) })
  } as const

  it('follows the steps of the lab up to what was added', async () => {
    async function* news(): AsyncGenerator<AddProgress, void> {
      await Promise.resolve()
      yield { type: 'progress', step: 'reading', fraction: 0.5 }
      yield { type: 'progress', step: 'writing', fraction: 0.25 }
      yield { type: 'added', dataset: mine, notes: ['header: yes'] }
    }
    serve({ add: () => Promise.resolve(news()) })
    const work = useAdding()
    work.draft = dataset
    await work.add(dataset)
    expect(work.adding).toEqual({ state: 'added', dataset: mine, notes: ['header: yes'] })
    expect(work.draft).toEqual(emptyDataset)
  })

  it("keeps the lab's own words when it is refused, and can be tried again", async () => {
    serve({ add: () => Promise.reject(new Error('line 3 has 2 cells')) })
    const work = useAdding()
    await work.add(dataset)
    expect(work.adding).toEqual({ state: 'failed', problem: 'line 3 has 2 cells' })
    work.reset()
    expect(work.adding).toEqual({ state: 'ready' })
  })

  it('goes on when the screen is left, and what came of it is told there', async () => {
    let refuse: (problem: Error) => void = () => undefined
    const add = (_: unknown, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => {
        refuse = reject
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'))
        })
      })
    serve({ add })
    const before = mount(DataPage)
    void useAdding().add(dataset)
    await flushPromises()
    expect(before.get('header').text()).toContain('Handing over the files mine')
    before.unmount()
    refuse(new Error('line 3 has 2 cells.'))
    const after = mount(DataPage)
    await flushPromises()
    expect(after.get('[role=alert]').text()).toBe('line 3 has 2 cells. Nothing was added.')
    after.unmount()
  })

  it('keeps what is filled in when its dialog is closed by Escape or a click beside it, until it is cancelled', async () => {
    serve({})
    const page = mount(DataPage, { attachTo: document.body })
    const find = (id: string) => document.querySelector<HTMLInputElement>(at(id))
    async function open() {
      await page.get(at('add-data')).trigger('click')
      // The dialog listens from the moment after it was opened.
      await new Promise((resolve) => setTimeout(resolve))
      return find('dataset-name')
    }
    async function afterClosing(close: () => void) {
      close()
      await flushPromises()
      expect(find('add-data-dialog')).toBeNull()
      return (await open())?.value
    }
    const name = await open()
    if (name) name.value = 'digits'
    name?.dispatchEvent(new Event('input'))
    const pressEscape = () =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    const clickBeside = () =>
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }))
    expect(await afterClosing(pressEscape)).toBe('digits')
    expect(await afterClosing(clickBeside)).toBe('digits')
    expect(await afterClosing(() => find('add-cancel')?.click())).toBe('')
    page.unmount()
  })

  it('shows what was found out and not said', async () => {
    const adding: Adding = { state: 'added', dataset: mine, notes: ['labels: the last column'] }
    const dialog = mount(AddDataDialog, { props: { adding, taken: [], open: true, draft: emptyDataset } })
    await flushPromises()
    expect(document.body.querySelector(at('added'))?.textContent).toContain('labels: the last column')
    dialog.unmount()
  })
})

describe('the balance of classes', () => {
  it('shows the rows of one class, and of all again when the class is pressed once more', async () => {
    const balance = mount(ClassBalance, { props: { counts: [30, 10], label: null } })
    expect(balance.get(at('class-1')).text()).toContain('25.0 %')
    await balance.get(at('class-1')).trigger('click')
    expect(balance.emitted('update:label')?.[0]).toEqual([1])
    await balance.setProps({ label: 1 })
    await balance.get(at('class-1')).trigger('click')
    expect(balance.emitted('update:label')?.[1]).toEqual([null])
  })
})
