import type { FileContent, FileKind } from './file-kind.ts'

/** A place for a file of a new data set. */
export type FileSlot = 'images' | 'labels' | 'testImages' | 'testLabels' | 'csv' | 'testCsv'

/** What each place is called, and what belongs there. */
export const fileFields: Readonly<Record<FileSlot, { readonly label: string; readonly hint: string }>> = {
  images: { label: 'Images', hint: 'such as train-images-idx3-ubyte.gz' },
  labels: { label: 'Labels', hint: 'such as train-labels-idx1-ubyte.gz' },
  testImages: { label: 'Test images', hint: 'optional: else experiments split off test rows' },
  testLabels: { label: 'Test labels', hint: 'optional' },
  csv: { label: 'Table', hint: 'numbers, a row a line; plain or gzipped' },
  testCsv: { label: 'Test table', hint: 'optional: else experiments split off test rows' }
}

/** The files that a data set of a kind is made of. */
export const slotsOf: Readonly<Record<FileKind, readonly FileSlot[]>> = {
  idx: ['images', 'labels', 'testImages', 'testLabels'],
  csv: ['csv', 'testCsv']
}

/** Where a file belongs that was put into a place, by what it holds: there, unless it is known to belong elsewhere. */
export function placeFor(content: FileContent | null, slot: FileSlot): FileSlot {
  const isTest = slot.startsWith('test')
  switch (content) {
    case 'images':
      return isTest ? 'testImages' : 'images'
    case 'labels':
      return isTest ? 'testLabels' : 'labels'
    case 'table':
      return isTest ? 'testCsv' : 'csv'
    case 'idx':
      return slotsOf.idx.includes(slot) ? slot : placeFor('images', slot)
    case null:
      return slot
    default:
      return content satisfies never
  }
}
