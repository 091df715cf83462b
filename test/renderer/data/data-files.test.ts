import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { gzipSync } from 'node:zlib'
import DataFiles from '../../../src-renderer/components/data/DataFiles.vue'
import FilePicker from '../../../src-renderer/components/data/FilePicker.vue'
import { contentOf, contentOfName, isDamagedGzip } from '../../../src-renderer/components/data/file-kind.ts'
import { emptyDataset, type NewDataset } from '../../../src-renderer/components/data/new-dataset.ts'
import { fileToSend } from '../../../src-renderer/components/data/picked-file.ts'

const IMAGES = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1)
const LABELS = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1)
const TABLE = new TextEncoder().encode('\uFEFFa,b\r\n1,2\n')
const file = (name: string, content: Uint8Array) => new File([new Uint8Array(content)], name)

describe('what a file holds', () => {
  it.each([
    ['digits', IMAGES, 'images'],
    ['digits.csv', IMAGES, 'images'],
    ['digits.gz', gzipSync(IMAGES), 'images'],
    ['train-images-idx3-ubyte', LABELS, 'labels'],
    ['digits.gz', gzipSync(LABELS), 'labels'],
    ['table', TABLE, 'table'],
    ['train-images-idx3-ubyte.gz', gzipSync(TABLE), 'table'],
    ['table.csv', Uint8Array.of(0xff, 0xfe, 0, 1), 'table'],
    ['table.csv.gz', Uint8Array.of(0x1f, 0x8b, 1, 2), 'table'],
    ['picture.png', Uint8Array.of(0x89, 0x50, 0, 1), null]
  ] as const)('is told, of %s, by how it begins, else by its name', async (name, bytes, content) => {
    expect(await contentOf(name, file(name, bytes))).toBe(content)
  })

  it.each([
    ['Table.CSV', 'table'],
    ['table.txt.gz', 'table'],
    ['train-images-idx3-ubyte.gz', 'images'],
    ['t10k-labels-idx1-ubyte', 'labels'],
    ['train.idx1-ubyte', 'labels'],
    ['digits.idx', 'idx'],
    ['digits.gz', null]
  ] as const)('is told by its name where nothing else is known, of %s: %s', (name, content) => {
    expect(contentOfName(name)).toBe(content)
  })
})

describe('a file that should be gzip', () => {
  const whole = gzipSync(IMAGES)
  const cut = whole.subarray(0, 10)
  const overwritten = Uint8Array.from(whole, (byte, i) => (i < 10 ? byte : 0xff))

  it.each([
    ['digits.gz', whole, false],
    ['digits', whole, false],
    ['digits.gz', gzipSync(new Uint8Array(100_000).fill(7)), false],
    ['digits.gz', IMAGES, false],
    ['digits.gz', cut, true],
    ['digits', cut, true],
    ['digits.gz', overwritten, true],
    ['digits.gz', Uint8Array.of(0xff, 0x8b, 0, 1), true],
    ['digits.png', Uint8Array.of(0x89, 0x50, 0, 1), false]
  ] as const)(
    'such as %s (%#) is known to be damaged where it cannot be unpacked',
    async (name, bytes, is) => {
      expect(await isDamagedGzip(name, file(name, bytes))).toBe(is)
    }
  )
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
    expect(form.get('[role=status]').text()).toBe('table.csv is a CSV table: it was put under Table.')
  })

  it('IDX labels in the place of a test table become the test labels', async () => {
    const start = { ...emptyDataset, kind: 'csv' } as const
    const { dataset } = await chosen('test-table', file('digits', LABELS), start)
    expect(dataset.kind).toBe('idx')
    expect(dataset.testLabels?.name).toBe('digits')
  })

  it('labels in the place of images become the labels, and say so', async () => {
    const { form, dataset } = await chosen('images', file('digits', LABELS))
    expect([dataset.labels?.name, dataset.images]).toEqual(['digits', null])
    expect(form.get('[role=status]').text()).toBe('digits holds labels: it was put under Labels.')
  })

  it('test images in the place of test labels leave there what was chosen before', async () => {
    const [testImages, testLabels] = [IMAGES, LABELS].map((bytes, i) =>
      fileToSend(file(`before-${i}`, bytes))
    )
    const start = { ...emptyDataset, testImages, testLabels }
    const { form, dataset } = await chosen('test-labels', file('digits', IMAGES), start)
    expect([dataset.testImages?.name, dataset.testLabels]).toEqual(['digits', testLabels])
    expect(form.get('[role=status]').text()).toBe(
      'digits holds images: it was put under Test images, instead of before-0.'
    )
  })

  it('a file can be chosen again after it was left out', async () => {
    const form = mount(FilePicker, { props: { label: 'Images', hint: '', modelValue: null } })
    const input = form.get<HTMLInputElement>('input')
    // As browsers do it: they tell of no change when what is chosen is what the input has already.
    const chooser = { files: [file('digits', IMAGES)], value: 'C:\\fakepath\\digits' }
    Object.defineProperty(input.element, 'files', { get: () => chooser.files })
    Object.defineProperty(input.element, 'value', { set: (value: string) => (chooser.value = value) })
    await input.trigger('change')
    expect(form.emitted('update:modelValue')).toMatchObject([[{ name: 'digits' }]])
    expect(chooser.value).toBe('')
  })

  it('a damaged file whose name says nothing is said to be so in its place, until another is chosen', async () => {
    const { form, dataset } = await chosen('labels', file('digits.gz', gzipSync(LABELS).subarray(0, 10)))
    expect(dataset.labels?.name).toBe('digits.gz')
    expect(form.get('[role=alert]').text()).toBe(
      'digits.gz cannot be read as gzip: it is damaged or empty. Fetch or make the file again, then choose it here.'
    )
    await form.setProps({ modelValue: { ...dataset, labels: fileToSend(file('digits', LABELS)) } })
    await flushPromises()
    expect(form.find('[role=alert]').exists()).toBe(false)
  })

  it('a file stays where it was put when it belongs there', async () => {
    const { form, dataset } = await chosen('labels', file('labels', LABELS))
    expect([dataset.kind, dataset.labels?.name]).toEqual(['idx', 'labels'])
    expect(form.get('[role=status]').text()).toBe('')
  })
})
