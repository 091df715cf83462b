import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeCopy } from '../../../src-main/safety/copies.ts'
import { filledLab, PAGE, pagesOf } from '../safety/filled-lab.ts'
import { lab, temporaryFolder } from './cli.ts'

/** A data folder whose lab lost a page of metrics. */
async function damagedFolder(): Promise<string> {
  const folder = temporaryFolder()
  const file = filledLab(folder)
  await makeCopy(file, { date: '2026-11-22' })
  const page = pagesOf(file, 'metric_points')[90]
  writeFileSync(file, readFileSync(file).fill(0, (page - 1) * PAGE, page * PAGE))
  return folder
}

describe('in the terminal, a damaged lab', () => {
  it('fails every command with one sentence that names the ways on', async () => {
    const folder = await damagedFolder()
    for (const command of [['list'], ['show', 'e1'], ['run', 'tutorial']]) {
      const { code, stdout, stderr } = await lab(folder, ...command)
      expect(code).toBe(2)
      expect(stdout).toBe('')
      expect(stderr).toMatch(/lab\.db is damaged.*Nothing was changed.*"lab check".*"lab repair"/)
    }
  })

  it('is checked, repaired and sound again, and the damaged file is kept', async () => {
    const folder = await damagedFolder()
    const bytes = readFileSync(join(folder, 'lab.db'))
    const check = await lab(folder, 'check')
    expect(check.code).toBe(1)
    expect(check.stdout).toMatch(/page \d+: btreeInitPage/)
    expect(check.stdout).toMatch(/Experiments +12 +12/)
    expect(check.stdout).toContain('2026-11-22  12 experiments, 240 runs')
    expect(readFileSync(join(folder, 'lab.db')).equals(bytes)).toBe(true)
    expect(readdirSync(folder)).not.toContain('lab-repaired.db')

    const repair = await lab(folder, 'repair')
    expect(repair).toMatchObject({ code: 0, stderr: '' })
    const [, aside] = /kept as (.*)\.$/m.exec(repair.stdout) ?? []
    expect(readFileSync(aside).equals(bytes)).toBe(true)
    expect(await lab(folder, 'check')).toMatchObject({ code: 0 })
    const again = await lab(folder, 'repair')
    expect(again).toMatchObject({ code: 2, stdout: '' })
    expect(again.stderr).toContain('sound: there is nothing to repair')
  })

  it('goes on with a copy', async () => {
    const folder = await damagedFolder()
    const unknown = await lab(folder, 'repair', '--copy', '2026-01-01')
    expect(unknown).toMatchObject({ code: 2 })
    expect(unknown.stderr).toContain('expected newest, or one of 2026-11-22')
    expect(await lab(folder, 'repair', '--copy', 'newest')).toMatchObject({ code: 0, stderr: '' })
    const { sound } = JSON.parse((await lab(folder, 'check', '--json')).stdout) as { sound: boolean }
    expect(sound).toBe(true)
  })

  it('is put back from a copy when its file is gone, and never over a sound one', async () => {
    const folder = temporaryFolder()
    const file = filledLab(folder)
    await makeCopy(file, { date: '2026-11-22' })
    const bytes = readFileSync(file)
    const refused = await lab(folder, 'repair', '--copy', 'newest')
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain('is sound, and has what came after the copy of 2026-11-22')
    expect(readFileSync(file).equals(bytes)).toBe(true)

    for (const name of readdirSync(folder)) if (name.startsWith('lab.db')) rmSync(join(folder, name))
    expect((await lab(folder, 'check')).stderr).toContain('"lab repair --copy newest" puts back a copy')
    const repair = await lab(folder, 'repair', '--copy', 'newest')
    expect(repair).toMatchObject({ code: 0, stdout: 'The lab goes on with it.\n' })
    expect(await lab(folder, 'check')).toMatchObject({ code: 0 })
  })
})
