import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { epochOf, useExportSandbox } from './export-sandbox.ts'

const sandbox = useExportSandbox()

/** Two experiments with two arms and one seed each: e1 with r1, r2 and e2 with r3, r4. */
function fill() {
  for (const name of ['one', 'two']) {
    const id = sandbox().experiment(name, ['baseline', 'dropout'])
    sandbox().run(id, 'baseline', 0, [epochOf(1), epochOf(2)])
    sandbox().run(id, 'dropout', 0, [epochOf(1), epochOf(3)])
  }
}
const runIds = async () => (await sandbox().rows('runs.csv')).map(({ run_id }) => run_id)
const metadata = async () =>
  JSON.parse(await sandbox().text('metadata.json')) as {
    exported: string[]
    experiments: { id: string }[]
    files: { name: string }[]
  }

describe('several targets', () => {
  it('stand one behind the other in each file, each run once', async () => {
    fill()
    await sandbox().export(['r4', 'e1', 'r1'])
    expect(await runIds()).toEqual(['r4', 'r1', 'r2'])
    expect((await sandbox().rows('metrics_wide.csv')).map(({ run_id }) => run_id)).toEqual([
      'r4',
      'r4',
      'r1',
      'r1',
      'r2',
      'r2'
    ])
    const { exported, experiments } = await metadata()
    expect(exported).toEqual(['r4', 'e1', 'r1'])
    expect(experiments.map(({ id }) => id)).toEqual(['e2', 'e1'])
  })

  it('are compared within their experiments, where the baseline is among them', async () => {
    fill()
    await sandbox().export(['e1', 'r4'])
    expect(new Set((await sandbox().rows('comparison.csv')).map(({ experiment }) => experiment))).toEqual(
      new Set(['e1'])
    )
    await sandbox().export(['r3', 'r4'])
    const [row] = await sandbox().rows('comparison.csv')
    expect(row).toMatchObject({ experiment: 'e2', arm: 'dropout', n: '1' })
  })
})

describe('some of the files', () => {
  it('are all that is written, beside metadata that speak of them', async () => {
    fill()
    const { files } = await sandbox().export('e1', 'standard', undefined, {
      files: ['runs.csv', 'comparison.csv']
    })
    expect(files.map(({ name }) => name)).toEqual(['runs.csv', 'comparison.csv'])
    expect(await readdir(sandbox().dir)).toEqual(['comparison.csv', 'metadata.json', 'runs.csv'])
    expect((await metadata()).files.map(({ name }) => name)).toEqual(['runs.csv', 'comparison.csv'])
    expect((await sandbox().rows('runs.csv'))[0]).toMatchObject({ epochs_done: '2', final_train_loss: '2.1' })
  })

  it.each([[[]], [['notes.txt']]])('replace an earlier export whole, also beside %j', async (others) => {
    fill()
    await mkdir(sandbox().dir, { recursive: true })
    for (const name of others) await writeFile(join(sandbox().dir, name), 'mine')
    await sandbox().export('e1')
    await sandbox().export('e1', 'standard', undefined, { files: ['runs.csv'] })
    expect(await readdir(sandbox().dir)).toEqual(['metadata.json', ...others, 'runs.csv'])
  })
})

describe('a long run', () => {
  const long = () => {
    const id = sandbox().experiment('long', ['baseline'])
    sandbox().run(
      id,
      'baseline',
      0,
      Array.from({ length: 1201 }, (_, i) => epochOf(i))
    )
    return id
  }

  it('is read in pages without an epoch lost, and says how far it is', async () => {
    const told: number[] = []
    await sandbox().export(long(), 'standard', undefined, { progress: (fraction) => told.push(fraction) })
    const epochs = (await sandbox().rows('metrics_wide.csv')).map(({ epoch }) => Number(epoch))
    expect(epochs).toEqual(Array.from({ length: 1201 }, (_, i) => i + 1))
    expect(told.length).toBeGreaterThan(3)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBe(1)
  })

  it('can be given up in the midst of it, which leaves nothing', async () => {
    const leaving = new AbortController()
    const exporting = sandbox().export(long(), 'standard', undefined, {
      progress: () => {
        leaving.abort()
      },
      signal: leaving.signal
    })
    await expect(exporting).rejects.toThrow('aborted')
    expect(await sandbox().everything()).toEqual([])
  })
})

describe('work folders of processes that were killed', () => {
  // No process has this number: Linux's largest is 4 194 304.
  const left = () => join(sandbox().root, 'exports', '.ablation-lab-export-99999999-abc')

  it('are cleared away by the next export', async () => {
    await mkdir(join(left(), 'new'), { recursive: true })
    fill()
    await sandbox().export('e1')
    expect(await readdir(join(sandbox().root, 'exports'))).toEqual(['mine'])
  })

  it('stay when they hold an earlier export that was taken away already', async () => {
    await mkdir(join(left(), 'old', 'mine'), { recursive: true })
    fill()
    await sandbox().export('e1')
    expect(await readdir(join(left(), 'old'))).toEqual(['mine'])
  })
})
