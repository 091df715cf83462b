import { join } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import type { DataPart, Dataset } from '../../src-engine/data/dataset.ts'
import { decodeIdxItems, describeSizes, type IdxType } from '../../src-engine/data/idx.ts'
import { ContentHash } from './content-hash.ts'
import { TEST_FILES, TRAINING_FILES, type PartFiles } from './dataset-files.ts'
import { MANIFEST_FILE, readManifest, type Manifest } from './manifest.ts'
import { readIdxFile } from './read-idx-file.ts'

/**
 * Loads the data set in `folder` into shared memory.
 * @throws BadInput when a file is missing, damaged, or does not agree with the manifest and its checksum
 */
export async function loadDataset(id: string, folder: string): Promise<Dataset> {
  const manifest = await readManifest(folder)
  const { columns, classes, trainingRows, testRows, sha256 } = manifest
  const training = await loadPart(folder, TRAINING_FILES, trainingRows, manifest)
  const test = testRows === null ? null : await loadPart(folder, TEST_FILES, testRows, manifest)

  const hash = new ContentHash()
  for (const part of [training, test]) {
    if (part === null) continue
    await hash.addInPieces(part.features)
    await hash.addInPieces(part.labels)
  }
  const found = hash.hex()
  if (found !== sha256) {
    throw new BadInput(
      `the files in ${folder} are not those that ${MANIFEST_FILE} describes: ` +
        `expected SHA-256 ${sha256}, came ${found}`
    )
  }
  return { id, columns, classes, training, test, sha256 }
}

async function loadPart(
  folder: string,
  files: PartFiles,
  rows: number,
  { columns, classes, featureType }: Manifest
): Promise<DataPart> {
  const labels = await loadItems(join(folder, files.labels), 'ubyte', [rows])
  if (labels.some((label) => label >= classes)) {
    throw new BadInput(
      `${join(folder, files.labels)} has labels beyond ${classes - 1}, the last class in ${MANIFEST_FILE}`
    )
  }
  const features = await loadItems(join(folder, files.features), featureType, [rows, columns])
  return { rows, features: decodeIdxItems(featureType, features), labels }
}

/** The items of a file, in its byte order, which must be of just this type and these sizes. */
async function loadItems(path: string, type: IdxType, sizes: readonly number[]) {
  const { header, items } = await readIdxFile(path)
  if (header.type !== type || describeSizes(header.sizes) !== describeSizes(sizes)) {
    throw new BadInput(
      `${path} holds ${describeSizes(header.sizes)} items of type ${header.type}: ` +
        `expected ${describeSizes(sizes)} of type ${type}, as ${MANIFEST_FILE} says`
    )
  }
  return items
}
