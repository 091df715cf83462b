import { writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { checkExportTarget } from '../../../src-main/export/export-target.ts'
import { epochOf, useExportSandbox } from './export-sandbox.ts'

const sandbox = useExportSandbox()
const FILES = ['comparison.csv', 'metadata.json', 'metrics_long.csv', 'metrics_wide.csv', 'runs.csv']

function fill(epochs = 1) {
  const e1 = sandbox().experiment('any', ['baseline'])
  sandbox().run(
    e1,
    'baseline',
    0,
    Array.from({ length: epochs }, (_, i) => epochOf(i))
  )
  return e1
}

/** Fails with BadInput that says this. */
async function expectRefused(doing: Promise<unknown>, message: RegExp) {
  const error: unknown = await doing.then(
    () => null,
    (reason: unknown) => reason
  )
  expect(error).toBeInstanceOf(BadInput)
  expect((error as Error).message).toMatch(message)
}

/** The next read of a run's points fails. */
function breakTheStore() {
  vi.spyOn(sandbox().store.metricPoints, 'between').mockImplementationOnce(() => {
    throw new Error('disk on fire')
  })
}

describe('a folder that is not there', () => {
  it('is made, with those above it, and holds the five files', async () => {
    const { dir } = await sandbox().export(fill())
    expect(dir).toBe(sandbox().dir)
    expect(await sandbox().everything()).toEqual([
      'exports',
      'exports/mine',
      ...FILES.map((name) => `exports/mine/${name}`)
    ])
  })

  it('is not made, nor those above it, when the export fails', async () => {
    const e1 = fill()
    breakTheStore()
    await expect(sandbox().export(e1)).rejects.toThrow('disk on fire')
    expect(await sandbox().everything()).toEqual([])
  })
})

describe('a folder with an earlier export', () => {
  it('is replaced whole', async () => {
    await sandbox().export(fill())
    const before = await stat(sandbox().dir)
    const { dir } = await sandbox().export(fill(2))
    expect(await sandbox().rows('metrics_wide.csv')).toHaveLength(2)
    expect((await stat(dir)).ino).not.toBe(before.ino)
    expect(await readdir(dir)).toEqual(FILES)
    expect(await readdir(join(sandbox().root, 'exports'))).toEqual(['mine'])
  })

  it('stays as it was when the export fails', async () => {
    await sandbox().export(fill())
    const before = await Promise.all(FILES.map((name) => sandbox().text(name)))
    const e2 = fill(2)
    breakTheStore()
    await expect(sandbox().export(e2)).rejects.toThrow('disk on fire')
    expect(await Promise.all(FILES.map((name) => sandbox().text(name)))).toEqual(before)
    expect(await readdir(join(sandbox().root, 'exports'))).toEqual(['mine'])
  })

  it('is found through a link, which stays', async () => {
    await sandbox().export(fill())
    const link = join(sandbox().root, 'link')
    await symlink(sandbox().dir, link, 'dir')
    const { dir } = await sandbox().export(fill(2), 'standard', link)
    expect(dir).toBe(sandbox().dir)
    expect(await sandbox().rows('metrics_wide.csv')).toHaveLength(2)
    expect(await readFile(join(link, 'runs.csv'), 'utf8')).toBe(await sandbox().text('runs.csv'))
  })

  it('stays the same folder when it is the one that the person is in', async () => {
    await sandbox().export(fill())
    const before = await stat(sandbox().dir)
    vi.stubEnv('INIT_CWD', sandbox().dir)
    await sandbox().export(fill(2))
    vi.unstubAllEnvs()
    expect((await stat(sandbox().dir)).ino).toBe(before.ino)
    expect(await sandbox().rows('metrics_wide.csv')).toHaveLength(2)
    expect(await readdir(sandbox().dir)).toEqual(FILES)
  })
})

describe('a folder with other files', () => {
  const addOthers = async () => {
    await mkdir(join(sandbox().dir, 'plots'), { recursive: true })
    await writeFile(join(sandbox().dir, 'notes.txt'), 'mine')
    await writeFile(join(sandbox().dir, 'runs.csv'), 'old')
  }
  const WITH_OTHERS = [...FILES, 'notes.txt', 'plots'].sort()

  it('keeps them, and gets the five files', async () => {
    await addOthers()
    await sandbox().export(fill())
    expect(await readdir(sandbox().dir)).toEqual(WITH_OTHERS)
    expect(await sandbox().text('notes.txt')).toBe('mine')
    expect(await sandbox().rows('runs.csv')).toHaveLength(1)
    await sandbox().export(fill(3))
    expect(await readdir(sandbox().dir)).toEqual(WITH_OTHERS)
    expect(await sandbox().rows('metrics_wide.csv')).toHaveLength(3)
  })

  it('stays as it was when the export fails', async () => {
    await addOthers()
    const e1 = fill()
    breakTheStore()
    await expect(sandbox().export(e1)).rejects.toThrow('disk on fire')
    expect(await readdir(sandbox().dir)).toEqual(['notes.txt', 'plots', 'runs.csv'])
    expect(await sandbox().text('runs.csv')).toBe('old')
  })

  it('keeps a file that comes while the export is being written', async () => {
    await sandbox().export(fill())
    const e2 = fill(2)
    const points = sandbox().store.metricPoints
    const between = points.between.bind(points)
    vi.spyOn(points, 'between').mockImplementationOnce((id, from, to) => {
      writeFileSync(join(sandbox().dir, 'notes.txt'), 'new')
      return between(id, from, to)
    })
    await sandbox().export(e2)
    expect(await readdir(sandbox().dir)).toEqual([...FILES, 'notes.txt'].sort())
    expect(await sandbox().rows('metrics_wide.csv')).toHaveLength(2)
    expect(await sandbox().everything()).not.toContainEqual(expect.stringContaining('.ablation-lab'))
  })
})

describe('what cannot be exported to, before and at the export', () => {
  const expectBothRefuse = async (dir: string, message: RegExp) => {
    const before = await sandbox().everything()
    await expectRefused(checkExportTarget(dir), message)
    await expectRefused(sandbox().export(fill(), 'standard', dir), message)
    expect(await sandbox().everything()).toEqual(before)
  }

  it('a file', async () => {
    const file = join(sandbox().root, 'file')
    await writeFile(file, '')
    await expectBothRefuse(file, /expected a folder; .*file is a file/)
    await expectBothRefuse(
      join(file, 'inside'),
      /expected a folder; .*inside is a file, or leads through one/
    )
  })

  it('a folder in which one of the files is a folder', async () => {
    await mkdir(join(sandbox().dir, 'runs.csv', 'mine'), { recursive: true })
    await expectBothRefuse(sandbox().dir, /runs\.csv is a folder: move it away/)
  })

  it('a link that leads nowhere', async () => {
    const link = join(sandbox().root, 'link')
    await symlink(sandbox().dir, link, 'dir')
    await expectBothRefuse(link, /expected a folder; .*link cannot be read \(ENOENT/)
  })

  it.runIf(process.platform === 'linux')('a folder that cannot be made, even by root', async () => {
    await expectBothRefuse(
      '/proc/ablation-lab/mine',
      /nothing can be written \(ENOENT.*choose another folder/
    )
  })
})

describe('checkExportTarget', () => {
  it('leaves nothing behind where an export would do', async () => {
    await checkExportTarget(join(sandbox().root, 'not', 'there', 'yet'))
    expect(await sandbox().everything()).toEqual([])
    await mkdir(sandbox().dir, { recursive: true })
    await checkExportTarget(sandbox().dir)
    expect(await sandbox().everything()).toEqual(['exports', 'exports/mine'])
  })
})

it('refuses what the store does not have, and makes nothing', async () => {
  await expectRefused(sandbox().export('e7'), /there is no experiment e7/)
  await expectRefused(sandbox().export('r7'), /there is no run r7/)
  expect(await sandbox().everything()).toEqual([])
})

it('lets the process go on with other things while it writes', async () => {
  const e1 = fill(2000)
  let turns = 0
  let isExporting = true
  const count = () => {
    turns++
    if (isExporting) setImmediate(count)
  }
  setImmediate(count)
  await sandbox().export(e1)
  isExporting = false
  // 14,000 rows in the long file, 1000 at a time, are 14 writes at least.
  expect(turns).toBeGreaterThan(14)
})
