import { describe, expect, it } from 'vitest'
import {
  classesProblem,
  emptyDataset,
  nameProblem,
  nextToDo,
  sourceOf,
  suggestedName
} from '../../../src-renderer/components/data/new-dataset.ts'
import { chosenFile, fileToSend, type PickedFile } from '../../../src-renderer/components/data/picked-file.ts'

const file = (key: string, head = new Uint8Array(0)) =>
  chosenFile({ key, name: `${key}.gz`, sizeBytes: 1, head })
const { signal } = new AbortController()
const noProgress = () => undefined

describe('the name of a new data set', () => {
  it('is not complained about before it is typed', () => {
    expect(nameProblem('', ['mnist-10k'])).toBeNull()
  })

  it('is refused as the lab would refuse it, or when it is taken', () => {
    expect(nameProblem('mnist-10k', ['mnist-10k'])).toMatch(/already/)
    expect(nameProblem('Bad Name', [])).toMatch(/expected a small letter/)
    expect(nameProblem('con', [])).toMatch(/Windows reserves/)
    expect(nameProblem('fashion', ['mnist-10k'])).toBeNull()
  })

  it.each([
    ['Train Images.idx.gz', 'train-images'],
    ['2023_flowers.csv', 'flowers'],
    ['___', ''],
    [`${'a'.repeat(60)}.csv`, 'a'.repeat(40)]
  ])('is suggested by the file %s as "%s", which is allowed', (fileName, name) => {
    expect(suggestedName(fileName)).toBe(name)
    expect(nameProblem(name, [])).toBeNull()
  })
})

describe('the number of classes', () => {
  it('may be left out, else is a whole number from 2 to 256', () => {
    expect(classesProblem(' ')).toBeNull()
    expect(classesProblem('10')).toBeNull()
    for (const typed of ['1', '257', '2.5', 'ten'])
      expect(classesProblem(typed)).toContain(`"${typed}" was entered`)
  })
})

describe('what is to be done next', () => {
  it('is one thing at a time until all is there', () => {
    const images = { ...emptyDataset, images: file('i') }
    const labels = { ...images, labels: file('l') }
    expect(nextToDo(emptyDataset, [])).toBe('Choose the images')
    expect(nextToDo(images, [])).toBe('Choose the labels')
    expect(nextToDo(labels, [])).toBe('Give it a name')
    expect(nextToDo({ ...labels, name: 'mine' }, [])).toBeNull()
    expect(nextToDo({ ...labels, name: 'mine' }, ['mine'])).toBe('Choose another name')
    expect(nextToDo({ ...labels, name: 'mine', testImages: file('t') }, [])).toBe(
      'Choose the test labels too'
    )
  })
})

describe('the source that the lab is told of', () => {
  it('holds keys of the files of its kind alone, and only what was said', async () => {
    const dataset = { ...emptyDataset, images: file('i'), labels: file('l'), csv: file('c'), classes: '12' }
    expect(await sourceOf(dataset, signal, noProgress)).toEqual({
      kind: 'idx',
      images: 'i',
      labels: 'l',
      classes: 12
    })
    expect(
      await sourceOf(
        { ...dataset, kind: 'csv', classes: '', header: 'no', label: 'first' },
        signal,
        noProgress
      )
    ).toEqual({
      kind: 'csv',
      csv: 'c',
      header: false,
      label: 'first'
    })
  })
})

describe('sending the files', () => {
  it('tells how much of all of them together is sent', async () => {
    const sending = (sizeBytes: number): PickedFile => ({
      ...file('s'),
      sizeBytes,
      key: (_, progress) => {
        progress(0.5)
        progress(1)
        return Promise.resolve('s')
      }
    })
    const told: number[] = []
    const dataset = { ...emptyDataset, images: sending(300), labels: sending(100), csv: sending(7) }
    await sourceOf(dataset, signal, (fraction) => told.push(fraction))
    expect(told).toEqual([0.375, 0.75, 0.875, 1])
  })
})

describe("a file from the system's dialog", () => {
  it('is known by how it begins, which the lab has read', async () => {
    expect(await file('digits', Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 9)).content()).toBe('labels')
    expect(await file('digits').content()).toBeNull()
  })
})

describe('a file of the browser', () => {
  const content = new File(['1,2'], 'table.csv')

  it('is sent once, however often its key is asked for', async () => {
    let times = 0
    const picked = fileToSend(content, () => {
      times++
      return Promise.resolve({ key: 'k', name: 'table.csv', sizeBytes: 3 })
    })
    expect([await picked.key(signal, noProgress), await picked.key(signal, noProgress)]).toEqual(['k', 'k'])
    expect(times).toBe(1)
  })

  it('is sent again after it could not be', async () => {
    let times = 0
    const picked = fileToSend(content, () => {
      times++
      return times === 1
        ? Promise.reject(new Error('no room'))
        : Promise.resolve({ key: 'k', name: 'table.csv', sizeBytes: 3 })
    })
    await expect(picked.key(signal, noProgress)).rejects.toThrow('no room')
    expect(await picked.key(signal, noProgress)).toBe('k')
  })
})
