import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { DatasetLibrary } from '../../../src-main/data/dataset-library.ts'
import type { AddingStep } from '../../../src-main/data/add-progress.ts'
import { ADDED_AT, BUILT_IN_DIR, doubleIdxFile, idxFile, images, useSandbox } from './sandbox.ts'

const sandbox = useSandbox()
const FILES = ['dataset.json', 'training-features.idx.gz', 'training-labels.idx.gz']

describe('adding a data set', () => {
  it('copies it in canonical form and says what it holds', async () => {
    const { summary, notes } = await sandbox().library.add('mine', await sandbox().idx())
    expect(summary).toMatchObject({
      id: 'mine',
      builtIn: false,
      columns: 4,
      classes: 3,
      featureType: 'ubyte',
      trainingRows: 4,
      testRows: null,
      classCounts: [2, 1, 1],
      origin: 'added from images.idx, labels.idx',
      addedAt: ADDED_AT
    })
    expect(notes).toEqual([])
    expect(await sandbox().userFiles()).toEqual(['mine', ...FILES.map((name) => join('mine', name))])
    const labels = await readFile(join(sandbox().userDir, 'mine', 'training-labels.idx.gz'))
    expect(gunzipSync(labels)).toEqual(Buffer.from(idxFile([4], [0, 1, 2, 0])))
    expect(await sandbox().library.list()).toContainEqual(summary)
  })

  it('gives the same bytes each time', async () => {
    const source = await sandbox().idx()
    const one = await sandbox().library.add('one', source)
    const two = await sandbox().library.add('two', source)
    expect(two.summary.sha256).toBe(one.summary.sha256)
    const read = (id: string) => Promise.all(FILES.map((name) => readFile(join(sandbox().userDir, id, name))))
    expect(await read('two')).toEqual(await read('one'))
  })

  it.each(['', 'Mine', '1st', '../mine', 'a/b', 'a.b', '-a', 'a'.repeat(41), 'con', 'lpt1'])(
    'refuses the name "%s"',
    async (id) => {
      const adding = sandbox().library.add(id, await sandbox().idx())
      await expect(adding).rejects.toThrow(BadInput)
      await expect(adding).rejects.toThrow(/choose another name/)
      expect(await sandbox().userFiles()).toEqual([])
    }
  )

  it('refuses a name that is taken, by a built-in or an own data set', async () => {
    const { library } = sandbox()
    const source = await sandbox().idx()
    await expect(library.add('mnist-10k', source)).rejects.toThrow(
      /built-in data set mnist-10k: choose another/
    )
    await library.add('mine', source)
    await expect(library.add('mine', source)).rejects.toThrow(/already.*or remove it first$/)
  })

  it('lets one of two that add the same name at once have it', async () => {
    const source = await sandbox().idx()
    const both = await Promise.allSettled([
      sandbox().library.add('mine', source),
      sandbox().library.add('mine', source)
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find((outcome) => outcome.status === 'rejected')
    expect(lost?.reason).toBeInstanceOf(BadInput)
    expect(await sandbox().userFiles()).toHaveLength(1 + FILES.length)
  })

  it('reports reading, checking and writing, the fractions growing up to all of it', async () => {
    const steps: AddingStep[] = []
    const rows = Array.from({ length: 20_000 }, (_, row) => `${row % 3},${row % 256},7`).join('\n')
    await sandbox().library.add('mine', await sandbox().csv(rows), (step) => steps.push(step))
    const order = ['reading', 'checking', 'writing']
    const places = steps.map(({ step }) => order.indexOf(step))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(new Set(places)).toEqual(new Set([0, 1, 2]))
    const written = steps.filter(({ step }) => step === 'writing').map(({ fraction }) => fraction)
    expect(written[0]).toBe(0)
    expect(written.at(-1)).toBe(1)
  })

  it('sweeps what an addition that was cut short has left, but nothing of one that goes on', async () => {
    const noSuchProcess = 2 ** 30
    const left = { dead: `.work-${noSuchProcess}-abcdef`, old: `.work-${process.pid}-oldold` }
    const going = `.work-${process.pid}-abcdef`
    for (const name of [left.dead, left.old, going]) {
      await mkdir(join(sandbox().userDir, name, 'mine'), { recursive: true })
    }
    await utimes(join(sandbox().userDir, left.old), 0, 0)
    await sandbox().library.add('mine', await sandbox().idx())
    const found = await sandbox().userFiles()
    expect(found).toContain(going)
    expect(found).not.toContain(left.dead)
    expect(found).not.toContain(left.old)
  })
})

describe('loading a data set', () => {
  it('gives back what was added, both parts on shared memory', async () => {
    const added = await sandbox().library.add('mine', {
      ...(await sandbox().idx()),
      testImages: await sandbox().file('test-images.idx', images(2)),
      testLabels: await sandbox().file('test-labels.idx', idxFile([2], [2, 1]))
    })
    const { training, test, ...rest } = await sandbox().library.load('mine')
    expect(rest).toEqual({ id: 'mine', columns: 4, classes: 3, sha256: added.summary.sha256 })
    expect([...training.features]).toEqual([...Array(16).keys()])
    expect([...training.labels]).toEqual([0, 1, 2, 0])
    expect([...(test?.features ?? [])]).toEqual([...Array(8).keys()])
    expect([...(test?.labels ?? [])]).toEqual([2, 1])
    expect(added.summary.testRows).toBe(2)
    for (const array of [training.features, training.labels, test?.features, test?.labels]) {
      expect(array?.buffer).toBeInstanceOf(SharedArrayBuffer)
    }
  })

  it('keeps fractions as float64, to the bit, and both parts of one type', async () => {
    const values = [0.1, -2.5, 1e300, 5e-324, 1 / 3, 0, 255, 256]
    const { summary } = await sandbox().library.add('mine', {
      ...(await sandbox().idx({
        images: doubleIdxFile([2, 4], values),
        labels: idxFile([2], [0, 1])
      })),
      testImages: await sandbox().file('test-images.idx', images(1)),
      testLabels: await sandbox().file('test-labels.idx', idxFile([1], [1]))
    })
    expect(summary.featureType).toBe('double')
    const { training, test } = await sandbox().library.load('mine')
    expect(training.features).toBeInstanceOf(Float64Array)
    expect([...training.features]).toEqual(values)
    expect(test?.features).toEqual(new Float64Array(new SharedArrayBuffer(32)).map((_, i) => i))
  })

  it('keeps doubles that are whole numbers 0..255 as bytes', async () => {
    const source = await sandbox().idx({
      images: doubleIdxFile([2, 2], [0, 1, 254, 255]),
      labels: idxFile([2], [0, 1])
    })
    expect((await sandbox().library.add('mine', source)).summary.featureType).toBe('ubyte')
  })

  it.each(['typo', '', '../mnist-10k', '.', 'dataset.json'])(
    'says of the name "%s" which there are',
    async (id) => {
      await sandbox().library.add('mine', await sandbox().idx())
      await expect(sandbox().library.load(id)).rejects.toThrow(BadInput)
      await expect(sandbox().library.load(id)).rejects.toThrow(
        /expected one of mnist-10k, mine, or add your own$/
      )
    }
  )
})

describe('a data set that was damaged', () => {
  const damage = async (name: string, change: (bytes: Buffer) => string | Uint8Array) => {
    await sandbox().library.add('mine', await sandbox().idx())
    const path = join(sandbox().userDir, 'mine', name)
    await writeFile(path, change(await readFile(path)))
  }
  const expectUnusable = async (...messages: RegExp[]) => {
    const loading = sandbox().library.load('mine')
    await expect(loading).rejects.toThrow(BadInput)
    for (const message of [/^data set mine cannot be used/, /remove it and add it again$/, ...messages]) {
      await expect(loading).rejects.toThrow(message)
    }
  }
  const listed = async () => (await sandbox().library.list()).find(({ id }) => id === 'mine')

  it('is refused for a flipped bit in a file', async () => {
    await damage('training-features.idx.gz', (bytes) =>
      bytes.with(bytes.length - 6, bytes[bytes.length - 6] ^ 1)
    )
    await expectUnusable(/training-features\.idx\.gz is damaged: it cannot be decompressed/)
  })

  it('is refused for other, well-formed data of the same size', async () => {
    await damage('training-labels.idx.gz', () => gzipSync(idxFile([4], [0, 1, 2, 1])))
    await expectUnusable(/expected SHA-256 [0-9a-f]{64}, came [0-9a-f]{64}/)
  })

  it('is refused for data of another size', async () => {
    await damage('training-labels.idx.gz', () => gzipSync(idxFile([5], [0, 1, 2, 1, 0])))
    await expectUnusable(/training-labels\.idx\.gz holds 5 items of type ubyte: expected 4/)
  })

  it('is refused when its manifest allows fewer classes than the labels have', async () => {
    await damage('dataset.json', (bytes) =>
      bytes.toString().replace('"classes": 3', '"classes": 2').replace('[2, 1, 1]', '[2, 2]')
    )
    await expectUnusable(/training-labels\.idx\.gz has labels beyond 1/)
  })

  it('is listed with its problem when a file is missing, and can be removed', async () => {
    const { library } = sandbox()
    await library.add('mine', await sandbox().idx())
    await rm(join(sandbox().userDir, 'mine', 'training-labels.idx.gz'))
    await expectUnusable(/training-labels\.idx\.gz: there is no such file/)
    expect(await listed()).toEqual({
      id: 'mine',
      builtIn: false,
      problem: expect.stringMatching(/training-labels\.idx\.gz is missing/) as string
    })
    await library.remove('mine')
    expect(await listed()).toBeUndefined()
  })

  it.each([
    ['not JSON', () => '{', /dataset\.json is damaged: expected JSON/],
    ['not as it should be', () => '{"formatVersion": 1}', /dataset\.json is damaged: .*classes/],
    ['of a newer version', () => '{"formatVersion": 2, "shape": []}', /format version 2, written by a newer/],
    [
      'with a field nobody knows',
      (bytes: Buffer) => bytes.toString().replace('{', '{"color": "red",'),
      /dataset\.json is damaged: .*color/
    ],
    [
      'with class counts that do not add up',
      (bytes: Buffer) => bytes.toString().replace('[2, 1, 1]', '[2, 1, 2]'),
      /classCounts: expected them to add up/
    ]
  ])('is listed with its problem when its manifest is %s', async (_, change, message) => {
    await damage('dataset.json', change)
    expect(await listed()).toEqual({
      id: 'mine',
      builtIn: false,
      problem: expect.stringMatching(message) as string
    })
    await expectUnusable(message)
  })
})

describe('removing a data set', () => {
  const afterDays = (days: number) =>
    new DatasetLibrary({
      builtInDir: BUILT_IN_DIR,
      userDir: sandbox().userDir,
      now: () => new Date(Date.parse(ADDED_AT) + days * 24 * 60 * 60 * 1000)
    })

  it('takes an own one off the list, and brings it back as it was', async () => {
    const { library } = sandbox()
    const { summary } = await library.add('mine', await sandbox().idx())
    await library.remove('mine')
    expect((await library.list()).map(({ id }) => id)).toEqual(['mnist-10k'])
    await library.restore('mine')
    expect(await library.list()).toContainEqual(summary)
    expect((await library.load('mine')).sha256).toBe(summary.sha256)
  })

  it('deletes it for good after a week, and not before', async () => {
    await sandbox().library.add('mine', await sandbox().idx())
    await sandbox().library.remove('mine')
    await afterDays(6.9).emptyBin()
    expect(await sandbox().userFiles()).toContain(join('.removed', 'mine'))
    await afterDays(7.1).emptyBin()
    expect(await sandbox().userFiles()).toEqual(['.removed'])
    await expect(sandbox().library.restore('mine')).rejects.toThrow(/not removed within the last week/)
  })

  it('frees the name: another that has it by then is not replaced by the one that was removed', async () => {
    const { library } = sandbox()
    await library.add('mine', await sandbox().idx())
    await library.remove('mine')
    await library.add('mine', await sandbox().csv('0,1\n1,2\n1,3\n'))
    await expect(library.restore('mine')).rejects.toThrow(/another has its name by now.*stays in .*\.removed/)
    await library.remove('mine')
    await library.restore('mine')
    expect((await library.load('mine')).columns).toBe(1)
  })

  it('keeps for a week each of those that had the same name', async () => {
    const { library } = sandbox()
    for (const csv of ['0,1\n1,2\n1,3\n', '0,1\n1,2\n1,4\n']) {
      await library.add('mine', await sandbox().csv(csv))
      await library.remove('mine')
    }
    const kept = await readdir(join(sandbox().userDir, '.removed'))
    expect(kept.sort()).toEqual(['mine', expect.stringMatching(/^mine, removed /)])
    await afterDays(7.1).emptyBin()
    expect(await readdir(join(sandbox().userDir, '.removed'))).toEqual([])
  })

  it('does not bring back what is there', async () => {
    const { library } = sandbox()
    await library.add('mine', await sandbox().idx())
    await expect(library.restore('mine')).rejects.toThrow(/was not removed/)
  })

  it.each(['../mine', '.removed', ''])('brings nothing back that can be no data set: %j', async (id) => {
    await expect(sandbox().library.restore(id)).rejects.toThrow(BadInput)
  })

  it('refuses to remove a built-in one', async () => {
    const removing = sandbox().library.remove('mnist-10k')
    await expect(removing).rejects.toThrow(BadInput)
    await expect(removing).rejects.toThrow(/built in and stays/)
  })

  it('says of an unknown name which there are', async () => {
    const removing = sandbox().library.remove('mine')
    await expect(removing).rejects.toThrow(BadInput)
    await expect(removing).rejects.toThrow(/no data set "mine": expected one of mnist-10k, or add your own$/)
  })
})

describe('the list of data sets', () => {
  it('passes over files and folders that are no data sets', async () => {
    await mkdir(join(sandbox().userDir, 'Not a data set'), { recursive: true })
    await writeFile(join(sandbox().userDir, 'notes'), '')
    expect((await sandbox().library.list()).map(({ id }) => id)).toEqual(['mnist-10k'])
  })
})
