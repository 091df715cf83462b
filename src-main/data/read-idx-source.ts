/** A data set from IDX files: images and labels, as MNIST and its relatives are published. */
import { basename } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import { decodeIdxItems, describeSizes } from '../../src-engine/data/idx.ts'
import { isByte, type Cells } from './cells.ts'
import { takeCensus } from './label-census.ts'
import { checkTestLabels, classesOf, oneBasedNotes } from './label-rule.ts'
import { readIdxFile, type IdxFile } from './read-idx-file.ts'
import type { IdxSource, OnRead, SourceData, SourcePart } from './source.ts'

interface IdxPart extends SourcePart {
  readonly columns: number
}

/** @throws BadInput when the files cannot be used, alone or together */
export async function readIdxSource(source: IdxSource, onRead?: OnRead): Promise<SourceData> {
  const { images, labels, testImages, testLabels, classes } = source
  if ((testImages === undefined) !== (testLabels === undefined)) {
    throw new BadInput('test images and test labels belong together: give both or neither')
  }
  const training = await readPart(images, labels, '', onRead)
  const census = takeCensus(training.labels)
  const found = classesOf(census, classes, basename(labels))
  const notes = classes === undefined ? oneBasedNotes(census, found) : []
  if (testImages === undefined || testLabels === undefined) {
    return { columns: training.columns, classes: found, training, test: null, notes }
  }
  const test = await readPart(testImages, testLabels, 'test ', onRead)
  if (test.columns !== training.columns) {
    throw new BadInput(
      `${basename(testImages)} has ${test.columns} features a row, ${basename(images)} has ${training.columns}: ` +
        'expected the same number; give the test files of the same data set'
    )
  }
  checkTestLabels(takeCensus(test.labels), census, classes, basename(testLabels))
  return { columns: training.columns, classes: found, training, test, notes }
}

async function readPart(
  imagesPath: string,
  labelsPath: string,
  prefix: '' | 'test ',
  onRead: OnRead | undefined
): Promise<IdxPart> {
  // One after the other: the labels are told wrong before a large file of images is read.
  const labels = labelsOf(await readIdxFile(labelsPath, onRead), prefix)
  const images = await readIdxFile(imagesPath, onRead)
  const { rows, columns } = shapeOf(images, prefix)
  if (labels.length !== rows) {
    throw new BadInput(
      `${images.name} has ${rows} images, ${basename(labelsPath)} has ${labels.length} labels: expected as many labels as ` +
        'images; give the two files of the same part'
    )
  }
  const features = narrowed(decodeIdxItems(images.header.type, images.items))
  checkFinite(features, columns, images.name)
  return { rows, columns, labels, allBytes: features instanceof Uint8Array, features: [features] }
}

function labelsOf({ name, header, items }: IdxFile, prefix: string): Uint8Array {
  if (header.sizes.length !== 1) {
    throw new BadInput(
      `${name} holds ${describeSizes(header.sizes)} items, which look like images, not labels (1 dimension): ` +
        `give it as the ${prefix}images, and the file of their labels as the ${prefix}labels`
    )
  }
  if (header.type !== 'ubyte') {
    throw new BadInput(
      `${name} holds labels of type ${header.type}: expected unsigned bytes (08); convert the file`
    )
  }
  if (items.length === 0) {
    throw new BadInput(
      `${name} holds 0 labels: expected at least 2 rows; give the right file of ${prefix}labels`
    )
  }
  return items
}

function shapeOf({ name, header }: IdxFile, prefix: string) {
  const [rows, ...image] = header.sizes
  if (image.length === 0) {
    throw new BadInput(
      `${name} holds a plain list of ${rows} items, which looks like labels, not images (2 dimensions or more): ` +
        `give it as the ${prefix}labels, and the file of their images as the ${prefix}images`
    )
  }
  const columns = image.reduce((product, size) => product * size, 1)
  if (rows === 0 || columns === 0) {
    throw new BadInput(
      `${name} holds ${describeSizes(header.sizes)} items: expected at least one image of one pixel; ` +
        `give the right file of ${prefix}images`
    )
  }
  return { rows, columns }
}

/** Whole numbers 0..255 are kept as bytes, however the file holds them. */
function narrowed(values: Cells): Cells {
  if (values instanceof Uint8Array) return values
  return values.every(isByte) ? Uint8Array.from(values) : values
}

function checkFinite(values: Cells, columns: number, name: string): void {
  if (values instanceof Uint8Array) return
  const bad = values.findIndex((value) => !Number.isFinite(value))
  if (bad === -1) return
  throw new BadInput(
    `${name}: item ${(bad % columns) + 1} of row ${Math.floor(bad / columns) + 1} is ${values[bad]}; ` +
      'expected finite numbers; repair the file'
  )
}
