import { join } from 'node:path'
import { BadInput } from '../../src-engine/bad-input.ts'
import { idxItemBytes } from '../../src-engine/data/idx.ts'
import { writingMeter, type ReportAdding } from './add-progress.ts'
import type { Cells } from './cells.ts'
import { ContentHash } from './content-hash.ts'
import { TEST_FILES, TRAINING_FILES, type PartFiles } from './dataset-files.ts'
import { takeCensus } from './label-census.ts'
import { MAX_FEATURE_BYTES } from './limits.ts'
import { writeManifest, type Manifest } from './manifest.ts'
import type { SourceData, SourcePart } from './source.ts'
import { writeIdxFile } from './write-idx-file.ts'

type FeatureType = Manifest['featureType']

/**
 * Writes a data set into a folder that is there: its parts as gzipped IDX files (features of rows x columns, labels of
 * rows) and its manifest, last, so that a folder with a manifest is whole.
 * @throws BadInput when the features of a part do not fit in memory
 */
export async function writeDataset(
  folder: string,
  data: SourceData,
  about: Pick<Manifest, 'origin' | 'addedAt'>,
  report: ReportAdding = () => undefined
): Promise<void> {
  const { columns, classes, training, test } = data
  const featureType: FeatureType = training.allBytes && (test?.allBytes ?? true) ? 'ubyte' : 'double'
  const hash = new ContentHash()
  const onWritten = writingMeter((training.rows + (test?.rows ?? 0)) * columns, report)
  const write = (files: PartFiles, part: SourcePart) =>
    writePart(folder, files, columns, part, featureType, hash, onWritten)
  await write(TRAINING_FILES, training)
  if (test !== null) await write(TEST_FILES, test)
  await writeManifest(folder, {
    ...about,
    columns,
    classes,
    featureType,
    trainingRows: training.rows,
    testRows: test?.rows ?? null,
    classCounts: Array.from(takeCensus(training.labels).counts.subarray(0, classes)),
    sha256: hash.hex()
  })
}

async function writePart(
  folder: string,
  files: PartFiles,
  columns: number,
  { rows, labels, features }: SourcePart,
  type: FeatureType,
  hash: ContentHash,
  onWritten: (cells: number) => void
): Promise<void> {
  const sizeBytes = rows * columns * idxItemBytes(type)
  if (sizeBytes > MAX_FEATURE_BYTES) {
    throw new BadInput(
      `${rows} rows of ${columns} features take ${sizeBytes} bytes in memory, ` +
        `at most ${MAX_FEATURE_BYTES} fit; use fewer rows or columns`
    )
  }
  const cells = hash.through(asType(type, features))
  await writeIdxFile(join(folder, files.features), type, [rows, columns], cells, onWritten)
  await writeIdxFile(join(folder, files.labels), 'ubyte', [rows], hash.through([labels]))
}

/** Pieces of bytes among pieces of float64 become float64 as well. */
function* asType(type: FeatureType, pieces: Iterable<Cells>): Generator<Cells> {
  for (const cells of pieces) {
    yield type === 'double' && cells instanceof Uint8Array ? Float64Array.from(cells) : cells
  }
}
