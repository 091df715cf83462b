import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { gzipSync } from 'node:zlib'
import DataFiles from '../../../src-renderer/components/data/DataFiles.vue'
import { kindOfFile, kindOfName } from '../../../src-renderer/components/data/file-kind.ts'
import { emptyDataset, type NewDataset } from '../../../src-renderer/components/data/new-dataset.ts'

const IDX = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1)
const TABLE = new TextEncoder().encode('\uFEFFa,b\r\n1,2\n')
const file = (name: string, content: Uint8Array) => new File([new Uint8Array(content)], name)

describe('the kind of a file', () => {
  it.each([
    ['digits', IDX, 'idx'],
    ['digits.csv', IDX, 'idx'],
    ['digits.gz', gzipSync(IDX), 'idx'],
    ['table', TABLE, 'csv'],
    ['train-images-idx3-ubyte.gz', gzipSync(TABLE), 'csv'],
    ['table.csv', Uint8Array.of(0xff, 0xfe, 0, 1), 'csv'],
    ['table.csv.gz', Uint8Array.of(0x1f, 0x8b, 1, 2), 'csv'],
    ['picture.png', Uint8Array.of(0x89, 0x50, 0, 1), null]
  ] as const)('%s is told by how it begins, else by its name', async (name, content, kind) => {
    expect(await kindOfFile(file(name, content))).toBe(kind)
  })

  it.each([
    ['Table.CSV', 'csv'],
    ['table.txt.gz', 'csv'],
    ['train-images-idx3-ubyte.gz', 'idx'],
    ['digits.idx', 'idx'],
    ['digits.gz', null]
  ] as const)('%s is told by its name where nothing else is known: %s', (name, kind) => {
    expect(kindOfName(name)).toBe(kind)
  })
})

describe('choosing the files of a data set', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
  })

  async function chosen(slot: string, picked: File, start: NewDataset = emptyDataset) {
    let dataset = start
    const update = (next: NewDataset) => {
      dataset = next
      void form.setProps({ modelValue: next })
    }
    const form = mount(DataFiles, { props: { modelValue: start, 'onUpdate:modelValue': update } })
    const input = form.get<HTMLInputElement>(`[data-testid="file-${slot}"]`)
    Object.defineProperty(input.element, 'files', { value: [picked] })
    await input.trigger('change')
    await flushPromises()
    // Reading a file takes more than a turn.
    await new Promise((resolve) => setTimeout(resolve, 20))
    await flushPromises()
    return { form, dataset }
  }

  it('a table among IDX files becomes the table, and says so', async () => {
    const { form, dataset } = await chosen('images', file('table.csv', TABLE))
    expect(dataset.kind).toBe('csv')
    expect([dataset.csv?.name, dataset.images]).toEqual(['table.csv', null])
    expect(form.get('[role=status]').text()).toBe('table.csv is a CSV table, and was put there.')
  })

  it('IDX labels in the place of a test table become the test labels', async () => {
    const start = { ...emptyDataset, kind: 'csv' } as const
    const { dataset } = await chosen('test-table', file('t10k-labels-idx1-ubyte', IDX), start)
    expect(dataset.kind).toBe('idx')
    expect(dataset.testLabels?.name).toBe('t10k-labels-idx1-ubyte')
  })

  it('a file of the kind that is chosen stays where it was put', async () => {
    const { form, dataset } = await chosen('labels', file('labels', IDX))
    expect([dataset.kind, dataset.labels?.name]).toEqual(['idx', 'labels'])
    expect(form.get('[role=status]').text()).toBe('')
  })
})
