import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DatasetLibrary } from '../../../src-main/data/dataset-library.ts'
import golden from '../../fixtures/golden/dataset.json' with { type: 'json' }
import { BUILT_IN_DIR, useSandbox } from './sandbox.ts'

const sandbox = useSandbox()
const mnist = () =>
  new DatasetLibrary({ builtInDir: BUILT_IN_DIR, userDir: sandbox().userDir }).load('mnist-10k')

describe('the built-in data set mnist-10k', () => {
  it('is what the golden values were computed on, byte for byte', async () => {
    const { training, sha256 } = await mnist()
    const hash = createHash('sha256').update(training.features).update(training.labels).digest('hex')
    expect(hash).toBe(golden.sha256_of_image_bytes_then_label_bytes)
    expect(sha256).toBe(hash)
    expect([...training.labels.subarray(0, 20)]).toEqual(golden.labels_head)
    expect(Uint8Array.from(training.features).reduce((sum, pixel) => sum + pixel, 0)).toBe(golden.pixel_sum)
  })

  it('has 10 000 images of 784 bytes in 10 classes on shared memory, and no test part', async () => {
    const { training, test, columns, classes } = await mnist()
    expect({ rows: training.rows, columns, classes, test }).toEqual({
      rows: golden.count,
      columns: 784,
      classes: 10,
      test: null
    })
    expect(training.features).toBeInstanceOf(Uint8Array)
    expect(training.features.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(training.labels.buffer).toBeInstanceOf(SharedArrayBuffer)
  })

  it('is listed with its origin, licence and class counts', async () => {
    const [summary] = await sandbox().library.list()
    expect(summary).toMatchObject({
      id: 'mnist-10k',
      builtIn: true,
      trainingRows: 10_000,
      testRows: null,
      addedAt: null,
      classCounts: golden.class_counts,
      origin: expect.stringContaining('CC BY-SA 3.0') as string
    })
  })

  it('is stored as gzip that tells neither time nor system, so that it can be made again to the byte', async () => {
    const folder = join(BUILT_IN_DIR, 'mnist-10k')
    const gzipped = (await readdir(folder)).filter((name) => name.endsWith('.gz'))
    expect(gzipped).toHaveLength(2)
    for (const name of gzipped) {
      const bytes = await readFile(join(folder, name))
      expect([...bytes.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
    }
  })
})
