import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { encodeIdxHeader } from '../../../src-engine/data/idx.ts'
import { readIdxFile } from '../../../src-main/data/read-idx-file.ts'
import { doubleIdxFile, idxFile, images, useSandbox } from './sandbox.ts'

const sandbox = useSandbox()

describe('IDX files that fit together', () => {
  it('may be gzipped, whatever they are called', async () => {
    const plain = await sandbox().library.add('plain', await sandbox().idx())
    const zipped = await sandbox().library.add(
      'zipped',
      await sandbox().idx({ images: gzipSync(images(4)), labels: gzipSync(idxFile([4], [0, 1, 2, 0])) })
    )
    expect(zipped.summary.sha256).toBe(plain.summary.sha256)
  })

  it('may have labels from 1 on: class 0 is left unused, and a note says so', async () => {
    const { summary, notes } = await sandbox().library.add(
      'mine',
      await sandbox().idx({ labels: idxFile([4], [3, 1, 2, 3]) })
    )
    expect(summary).toMatchObject({ classes: 4, classCounts: [0, 1, 1, 2] })
    expect(notes).toEqual([expect.stringMatching(/labels start at 1: class 0 is left unused.*4 classes/)])
  })

  it('may lack classes when the number of classes is given', async () => {
    const { summary, notes } = await sandbox().library.add('mine', {
      ...(await sandbox().idx({ labels: idxFile([4], [5, 2, 2, 9]) })),
      testImages: await sandbox().file('test-images.idx', images(1)),
      testLabels: await sandbox().file('test-labels.idx', idxFile([1], [7])),
      classes: 10
    })
    expect(summary).toMatchObject({ classes: 10, classCounts: [0, 0, 2, 0, 0, 1, 0, 0, 0, 1] })
    expect(notes).toEqual([])
  })

  it('may use all 256 labels', async () => {
    const all = Array.from({ length: 256 }).keys()
    const source = await sandbox().idx({
      images: idxFile([256, 1], new Uint8Array(256)),
      labels: idxFile([256], all)
    })
    expect((await sandbox().library.add('mine', source)).summary.classes).toBe(256)
  })
})

describe('files that are no usable IDX files are refused', () => {
  it('a file that is not there', async () => {
    const source = { ...(await sandbox().idx()), images: join(sandbox().dir, 'nowhere.idx') }
    await sandbox().expectRefused(
      source,
      'cannot read',
      'nowhere.idx: there is no such file',
      'check the path'
    )
  })

  it('a folder', async () => {
    await mkdir(join(sandbox().dir, 'folder'))
    const source = { ...(await sandbox().idx()), labels: join(sandbox().dir, 'folder') }
    await sandbox().expectRefused(source, /folder is a folder: expected a file; name the file/)
  })

  it('an empty file', async () => {
    await sandbox().expectRefused(
      await sandbox().idx({ images: new Uint8Array(0) }),
      /images\.idx is empty \(0 bytes\)/
    )
  })

  it('a gzip file of nothing', async () => {
    const source = await sandbox().idx({ images: gzipSync('') })
    await sandbox().expectRefused(source, /images\.idx is not an IDX file.*came nothing/)
  })

  it('a file with another magic number', async () => {
    const source = await sandbox().idx({ images: Buffer.from('5,0,0,1\n') })
    await sandbox().expectRefused(
      source,
      /images\.idx is not an IDX file: expected .* came 35 2c 30 2c/,
      'as CSV'
    )
  })

  it('a truncated file', async () => {
    const source = await sandbox().idx({ images: images(4).subarray(0, -3) })
    await sandbox().expectRefused(
      source,
      /images\.idx is damaged: its header promises 4 x 2 x 2 items, 16 bytes, but the file is truncated: only 13 came/
    )
  })

  it('a truncated file inside gzip', async () => {
    const source = await sandbox().idx({ images: gzipSync(images(4).subarray(0, -3)) })
    await sandbox().expectRefused(source, /images\.idx is damaged: .*16 bytes.*truncated: only 13 came/)
  })

  it('trailing bytes', async () => {
    const source = await sandbox().idx({ labels: idxFile([4], [0, 1, 2, 0, 7, 7]) })
    await sandbox().expectRefused(
      source,
      /labels\.idx is damaged: .*4 bytes, but .* goes on after that: 2 trailing bytes/
    )
  })

  it('truncated gzip', async () => {
    const source = await sandbox().idx({ images: gzipSync(images(4)).subarray(0, -9) })
    await sandbox().expectRefused(
      source,
      /images\.idx is damaged: it cannot be decompressed \(unexpected end of file\)/
    )
  })

  it('corrupt gzip', async () => {
    const bytes = gzipSync(images(4))
    const source = await sandbox().idx({ images: bytes.with(-5, bytes[bytes.length - 5] ^ 0xff) })
    await sandbox().expectRefused(
      source,
      /images\.idx is damaged: it cannot be decompressed/,
      'fetch or make the file'
    )
  })

  it('numbers that are not finite', async () => {
    const source = await sandbox().idx({ images: doubleIdxFile([4, 2], [0, 1, 2, 3, 4, NaN, 6, 7]) })
    await sandbox().expectRefused(source, /images\.idx: item 2 of row 3 is NaN; expected finite numbers/)
  })
})

describe('a header that lies costs no memory', () => {
  const peakOf = async (work: () => Promise<void>) => {
    const before = process.memoryUsage().arrayBuffers
    await work()
    return process.memoryUsage().arrayBuffers - before
  }

  it('when it promises a gigabyte in a file of 16 bytes', async () => {
    const source = await sandbox().idx({ images: encodeIdxHeader('ubyte', [1000, 1000, 1000]) })
    const peakBytes = await peakOf(() =>
      sandbox().expectRefused(
        source,
        /images\.idx is damaged: .*1000000000 bytes, but .*truncated: only 0 came/
      )
    )
    expect(peakBytes).toBeLessThan(10_000_000)
  })

  it('when it promises a gigabyte inside a small gzip file', async () => {
    const source = await sandbox().idx({ images: gzipSync(encodeIdxHeader('ubyte', [1000, 1000, 1000])) })
    const peakBytes = await peakOf(() =>
      sandbox().expectRefused(
        source,
        /images\.idx is damaged: .*1000000000 bytes, but .*truncated: only 0 came/
      )
    )
    expect(peakBytes).toBeLessThan(10_000_000)
  })

  it('when it promises more than fits in memory', async () => {
    const source = await sandbox().idx({ images: gzipSync(encodeIdxHeader('ubyte', [4_000_000, 1000])) })
    await sandbox().expectRefused(source, /images\.idx is too large: its header promises 4000000000 bytes/)
  })

  it('when its sizes multiply beyond 2^53', async () => {
    const source = await sandbox().idx({ images: encodeIdxHeader('ubyte', [2 ** 31, 2 ** 31, 4]) })
    await sandbox().expectRefused(
      source,
      /images\.idx is not a usable IDX file: .*more than any file can hold/
    )
  })

  it('when the gzip file unpacks to far more than it says', async () => {
    const bomb = gzipSync(Buffer.concat([images(4), new Uint8Array(50_000_000)]))
    const source = await sandbox().idx({ images: bomb })
    const peakBytes = await peakOf(() =>
      sandbox().expectRefused(source, /images\.idx is damaged: .*16 bytes, but .* goes on after that/)
    )
    expect(peakBytes).toBeLessThan(10_000_000)
  })
})

describe('IDX files that do not fit together are refused', () => {
  it("images and labels in each other's place", async () => {
    const { images: imagesPath, labels } = await sandbox().idx()
    await sandbox().expectRefused(
      { kind: 'idx', images: labels, labels: imagesPath },
      /images\.idx holds 4 x 2 x 2 items, which look like images, not labels \(1 dimension\): give it as the images, and the file of their labels as the labels/
    )
  })

  it('labels in the place of images', async () => {
    const { labels } = await sandbox().idx()
    await sandbox().expectRefused(
      { kind: 'idx', images: labels, labels },
      /looks like labels, not images \(2 dimensions or more\): give it as the labels, and the file of their images as the images/
    )
  })

  it("test images and test labels in each other's place", async () => {
    const source = await sandbox().idx()
    await sandbox().expectRefused(
      { ...source, testImages: source.labels, testLabels: source.images },
      /give it as the test images, and the file of their labels as the test labels/
    )
  })

  it('more labels than images', async () => {
    const source = await sandbox().idx({ images: images(3) })
    await sandbox().expectRefused(
      source,
      /images\.idx has 3 images, .*labels\.idx has 4 labels: expected as many/
    )
  })

  it('no rows', async () => {
    const source = await sandbox().idx({ images: images(0), labels: idxFile([0], []) })
    await sandbox().expectRefused(source, /labels\.idx holds 0 labels: expected at least 2 rows/)
    await sandbox().expectRefused(
      await sandbox().idx({ images: images(0) }),
      /images\.idx holds 0 x 2 x 2 items/
    )
  })

  it('images without pixels', async () => {
    const source = await sandbox().idx({ images: idxFile([4, 0], []) })
    await sandbox().expectRefused(
      source,
      /images\.idx holds 4 x 0 items: expected at least one image of one pixel/
    )
  })

  it('labels that are not bytes', async () => {
    const source = await sandbox().idx({ labels: doubleIdxFile([4], [0, 1, 2, 0]) })
    await sandbox().expectRefused(source, /labels\.idx holds labels of type double: expected unsigned bytes/)
  })

  it('a stray label', async () => {
    const source = await sandbox().idx({ labels: idxFile([4], [0, 1, 250, 2]) })
    await sandbox().expectRefused(
      source,
      /labels of .*labels\.idx out of range: row 3 has label 250, but only 4 different labels occur \(0\.\.2, 250\)/,
      /expected whole numbers 0\.\.C-1 without gaps; if classes are really missing, set the number of classes to 251$/
    )
  })

  it('labels from 2 on', async () => {
    const source = await sandbox().idx({ labels: idxFile([4], [2, 3, 4, 2]) })
    await sandbox().expectRefused(source, /row 3 has label 4, but only 3 different labels occur \(2\.\.4\)/)
  })

  it('one class only', async () => {
    const source = await sandbox().idx({ labels: idxFile([4], [1, 1, 1, 1]) })
    await sandbox().expectRefused(source, /every row has label 1; expected at least 2 different labels/)
  })

  it('labels beyond the number of classes that was given', async () => {
    const source = await sandbox().idx()
    await sandbox().expectRefused(
      { ...source, classes: 2 },
      /row 3 has label 2; expected whole numbers 0\.\.1, as there are to be 2 classes/
    )
  })

  it.each([0, 1, 257, 2.5, NaN])('%s classes', async (classes) => {
    await sandbox().expectRefused(
      { ...(await sandbox().idx()), classes },
      /^classes: expected a whole number 2\.\.256/
    )
  })

  it('test images without test labels', async () => {
    const source = await sandbox().idx()
    await sandbox().expectRefused(
      { ...source, testImages: source.images },
      /test images and test labels belong/
    )
  })

  it('test images of another size', async () => {
    await sandbox().expectRefused(
      {
        ...(await sandbox().idx()),
        testImages: await sandbox().file('test-images.idx', idxFile([1, 3], [1, 2, 3])),
        testLabels: await sandbox().file('test-labels.idx', idxFile([1], [1]))
      },
      /test-images\.idx has 3 features a row, .*images\.idx has 4: expected the same number/
    )
  })

  it.each([3, 250])('test rows of class %s, which the training rows do not have', async (label) => {
    await sandbox().expectRefused(
      {
        ...(await sandbox().idx()),
        testImages: await sandbox().file('test-images.idx', images(2)),
        testLabels: await sandbox().file('test-labels.idx', idxFile([2], [1, label]))
      },
      new RegExp(
        `test-labels\\.idx out of range: row 2 has label ${label}; expected only labels .*\\(0\\.\\.2\\)`
      )
    )
  })
})

describe('the reader of IDX files', () => {
  it('never fails other than with BadInput: arbitrary, cut, and flipped bytes, plain and gzipped', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'idx-'))
    const path = join(dir, 'file.idx')
    const good = images(20)
    const cut = fc.nat({ max: good.length }).map((length) => good.subarray(0, length))
    const flip = (bytes: Uint8Array) =>
      fc
        .nat({ max: bytes.length * 8 - 1 })
        .map((bit) => bytes.with(bit >> 3, bytes[bit >> 3] ^ (1 << (bit & 7))))
    const broken = fc.oneof(fc.uint8Array({ maxLength: 64 }), cut, flip(good), flip(gzipSync(good)))
    const files = fc.oneof(
      broken,
      broken.map((bytes) => gzipSync(bytes))
    )
    await fc.assert(
      fc.asyncProperty(files, async (bytes) => {
        await writeFile(path, bytes)
        try {
          const { header, items } = await readIdxFile(path)
          expect(items).toHaveLength(header.dataBytes)
        } catch (error) {
          expect(error).toBeInstanceOf(BadInput)
          expect((error as Error).message).toContain('file.idx')
        }
      }),
      { numRuns: 500 }
    )
    await rm(dir, { recursive: true })
  })
})
