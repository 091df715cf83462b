import { writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AddProgress } from '../../../src-main/contract/datasets.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { clientOf } from './client-in-test.ts'
import { labInTest } from './lab-in-test.ts'

/** A lab whose door takes a path for the key of a file. */
function withFiles(contents: Record<string, string>) {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(contents)) writeFileSync(join(folder, name), text)
  const dataDir = temporaryFolder()
  return {
    dataDir,
    file: (name: string) => join(folder, name),
    client: clientOf(labInTest(dataDir), { pathOf: (key) => key })
  }
}

async function all(news: AsyncIterable<AddProgress>): Promise<AddProgress[]> {
  const received: AddProgress[] = []
  for await (const piece of news) received.push(piece)
  return received
}

const TABLE = 'label,x,y\n0,1.5,2\n1,3,4\n1,5,-6\n'

describe('the list of data sets', () => {
  it('tells origin and licence of what comes with the lab in full', async () => {
    const [mnist] = await clientOf().datasets.list()
    expect(mnist).toMatchObject({ id: 'mnist-10k', builtIn: true, trainingRows: 10_000 })
    expect('about' in mnist && mnist.about).toContain('Creative Commons Attribution-Share Alike 3.0')
  })

  it('keeps a damaged data set in sight, with its problem, and lets it be removed', async () => {
    const { client, dataDir, file } = withFiles({ 'table.csv': TABLE })
    await all(await client.datasets.add({ id: 'mine', source: { kind: 'csv', csv: file('table.csv') } }))
    await rm(join(dataDir, 'datasets', 'mine', 'training-labels.idx.gz'))
    const [, mine] = await client.datasets.list()
    expect('problem' in mine && mine.problem).toContain('training-labels.idx.gz is missing')
    await client.datasets.remove({ id: 'mine' })
    expect(await client.datasets.list()).toHaveLength(1)
  })
})

describe('rows as pictures', () => {
  it('are those of one class alone, with their place in the data set', async () => {
    const rows = await clientOf().datasets.rows({ id: 'mnist-10k', label: 3, from: 1, count: 2 })
    expect(rows.total).toBe(1032)
    expect([...rows.labels]).toEqual([3, 3])
    // The built-in images come round-robin: 0 to 9, and again.
    expect(rows.rows).toEqual([13, 23])
    expect(rows.pixels).toHaveLength(2 * 784)
  })

  it('are none past the end', async () => {
    const rows = await clientOf().datasets.rows({ id: 'mnist-10k', label: null, from: 10_000, count: 5 })
    expect(rows).toMatchObject({ total: 10_000, rows: [] })
  })

  it('bring fractions to 0 .. 255 by the largest, what is below 0 to 0', async () => {
    const { client, file } = withFiles({ 'table.csv': TABLE })
    await all(await client.datasets.add({ id: 'mine', source: { kind: 'csv', csv: file('table.csv') } }))
    const { pixels } = await client.datasets.rows({ id: 'mine', label: null, from: 0, count: 3 })
    expect([...pixels]).toEqual([77, 102, 153, 204, 255, 0])
  })
})

describe('adding a data set', () => {
  it('tells how far it is, and at last what it found out', async () => {
    const { client, file } = withFiles({ 'table.csv': TABLE })
    const news = await all(
      await client.datasets.add({ id: 'mine', source: { kind: 'csv', csv: file('table.csv') } })
    )
    const added = news.at(-1)
    expect(news.length).toBeGreaterThan(1)
    expect(news.slice(0, -1).every(({ type }) => type === 'progress')).toBe(true)
    expect(added).toMatchObject({ type: 'added', dataset: { id: 'mine', trainingRows: 3, classes: 2 } })
    expect(added?.type === 'added' && added.notes[0]).toBe(
      'header: yes (the first line has the text "label")'
    )
  })

  it('refuses bad files in words that hold for every door, with names of files and not their paths', async () => {
    const { client, file } = withFiles({ 'table.csv': '0,1\n1,2\n250,3\n' })
    const source = { kind: 'csv', csv: file('table.csv'), label: 'first' } as const
    const adding = client.datasets.add({ id: 'mine', source }).then(all)
    await expect(adding).rejects.toThrow(
      /^labels of table\.csv out of range.*set the number of classes to 251$/
    )
    expect(await client.datasets.list()).toHaveLength(1)
  })
})
