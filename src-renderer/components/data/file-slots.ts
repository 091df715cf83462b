import type { FileKind } from './file-kind.ts'
import type { PickedFile } from './picked-file.ts'

/** A place for a file of a new data set. */
export type FileSlot = 'images' | 'labels' | 'testImages' | 'testLabels' | 'csv' | 'testCsv'

export interface FileField {
  readonly slot: FileSlot
  readonly label: string
  readonly hint: string
}

/** The files that a data set of a kind is made of. */
export const fileFields: Readonly<Record<FileKind, readonly FileField[]>> = {
  idx: [
    { slot: 'images', label: 'Images', hint: 'such as train-images-idx3-ubyte.gz' },
    { slot: 'labels', label: 'Labels', hint: 'such as train-labels-idx1-ubyte.gz' },
    { slot: 'testImages', label: 'Test images', hint: 'optional: else experiments split off test rows' },
    { slot: 'testLabels', label: 'Test labels', hint: 'optional' }
  ],
  csv: [
    { slot: 'csv', label: 'Table', hint: 'numbers, a row a line; plain or gzipped' },
    { slot: 'testCsv', label: 'Test table', hint: 'optional: else experiments split off test rows' }
  ]
}

/** Where a file belongs that was put into a place of another kind: among IDX files, what is called labels is labels. */
export function slotIn(kind: FileKind, slot: FileSlot, { name }: PickedFile): FileSlot {
  const isTest = slot.startsWith('test')
  if (kind === 'csv') return isTest ? 'testCsv' : 'csv'
  const areLabels = /label/i.test(name)
  if (isTest) return areLabels ? 'testLabels' : 'testImages'
  return areLabels ? 'labels' : 'images'
}
