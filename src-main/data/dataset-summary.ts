import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import { TEST_FILES, TRAINING_FILES } from './dataset-files.ts'
import { MANIFEST_FILE, readManifest, type Manifest } from './manifest.ts'

/** What a list of data sets tells of each; its data are not read for it. */
export interface DatasetSummary extends Omit<Manifest, 'formatVersion'> {
  readonly id: string
  readonly builtIn: boolean
  /** All files on disk. */
  readonly sizeBytes: number
}

/** A data set that cannot be used, and why. */
export interface DamagedDataset {
  readonly id: string
  readonly builtIn: boolean
  readonly problem: string
}

/** @throws BadInput when the manifest or a file is missing, or the manifest is damaged */
export async function summarize(id: string, builtIn: boolean, folder: string): Promise<DatasetSummary> {
  const manifest = await readManifest(folder)
  const { origin, addedAt, columns, classes, featureType, trainingRows, testRows, classCounts, sha256 } =
    manifest
  const parts = testRows === null ? [TRAINING_FILES] : [TRAINING_FILES, TEST_FILES]
  const names = [MANIFEST_FILE, ...parts.flatMap(({ features, labels }) => [features, labels])]
  const sizes = await Promise.all(names.map((name) => sizeOf(join(folder, name))))
  return {
    id,
    builtIn,
    origin,
    addedAt,
    columns,
    classes,
    featureType,
    trainingRows,
    testRows,
    classCounts,
    sha256,
    sizeBytes: sizes.reduce((sum, size) => sum + size, 0)
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    throw new BadInput(`${path} is missing`, { cause: error })
  }
}
