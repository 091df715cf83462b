import { datasetNameProblem } from '../../../src-main/contract/dataset-name.ts'
import type { FileKind } from './file-kind.ts'
import { slotsOf, type FileSlot } from './file-slots.ts'
import type { PickedFile, Progress } from './picked-file.ts'

/** What is filled in to add a data set. */
export interface NewDataset extends Readonly<Record<FileSlot, PickedFile | null>> {
  readonly name: string
  readonly kind: FileKind
  /** 'auto': found out from the table. */
  readonly label: 'auto' | 'first' | 'last'
  readonly header: 'auto' | 'yes' | 'no'
  /** As typed; empty: found out. */
  readonly classes: string
}

export const emptyDataset: NewDataset = {
  name: '',
  kind: 'idx',
  images: null,
  labels: null,
  testImages: null,
  testLabels: null,
  csv: null,
  testCsv: null,
  label: 'auto',
  header: 'auto',
  classes: ''
}

/** With a file in a place, of the kind that the place is of. */
export const withFile = (dataset: NewDataset, slot: FileSlot, file: PickedFile | null): NewDataset => ({
  ...dataset,
  kind: slotsOf.csv.includes(slot) ? 'csv' : 'idx',
  [slot]: file
})

/** Why the name cannot be had, while it is typed; null when it can, or nothing is typed yet. */
export function nameProblem(name: string, taken: readonly string[]): string | null {
  if (name === '') return null
  if (taken.includes(name)) return `There is a data set ${name} already. Choose another name.`
  return datasetNameProblem(name)
}

/** What is still to be done before it can be added, as an order; null when all is there. */
export function nextToDo(dataset: NewDataset, taken: readonly string[]): string | null {
  const { name, kind, images, labels, testImages, testLabels, csv, classes } = dataset
  if (kind === 'idx' && images === null) return 'Choose the images'
  if (kind === 'idx' && labels === null) return 'Choose the labels'
  if (kind === 'idx' && (testImages === null) !== (testLabels === null)) {
    return testImages === null ? 'Choose the test images too' : 'Choose the test labels too'
  }
  if (kind === 'csv' && csv === null) return 'Choose the table'
  if (classesProblem(classes) !== null) return 'Mend the number of classes'
  if (name === '') return 'Give it a name'
  return nameProblem(name, taken) === null ? null : 'Choose another name'
}

/** Why the number of classes cannot be used; null when it can, or is left to be found out. */
export function classesProblem(typed: string): string | null {
  if (typed.trim() === '') return null
  const value = Number(typed)
  return Number.isInteger(value) && value >= 2 && value <= 256
    ? null
    : `Expected a whole number from 2 to 256, or nothing; "${typed}" was entered.`
}

/** A name for what a file holds: "Train Images.idx.gz" gives "train-images". */
export function suggestedName(fileName: string): string {
  return fileName
    .toLowerCase()
    .replace(/\..*$/, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .replace(/-+$/, '')
    .slice(0, 40)
}

/**
 * The files as the lab is told of them: each sent first, where it must be.
 *
 * @param progress hears how much of all files together is sent
 */
export async function sourceOf(dataset: NewDataset, signal: AbortSignal, progress: Progress) {
  const { kind, label, header } = dataset
  const classes = dataset.classes.trim() === '' ? {} : { classes: Number(dataset.classes) }
  const files = slotsOf[kind].flatMap((slot) => dataset[slot] ?? [])
  const allBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  let sentBytes = 0
  async function key(file: PickedFile | null): Promise<string> {
    if (file === null) return ''
    const before = sentBytes
    const found = await file.key(signal, (fraction) => {
      progress((before + fraction * file.sizeBytes) / allBytes)
    })
    sentBytes += file.sizeBytes
    return found
  }
  if (kind === 'idx') {
    const test =
      dataset.testImages === null
        ? {}
        : { testImages: await key(dataset.testImages), testLabels: await key(dataset.testLabels) }
    return { kind, images: await key(dataset.images), labels: await key(dataset.labels), ...test, ...classes }
  }
  return {
    kind,
    csv: await key(dataset.csv),
    ...(dataset.testCsv === null ? {} : { testCsv: await key(dataset.testCsv) }),
    ...(label === 'auto' ? {} : { label }),
    ...(header === 'auto' ? {} : { header: header === 'yes' }),
    ...classes
  }
}
