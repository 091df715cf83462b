import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { makeFolder } from '../../../src-main/disk/make-folder.ts'
import {
  checkStillThere,
  chooseFolder,
  dataFolder,
  forgetFolder
} from '../../../src-main/hosts/data-folder.ts'
import { openDatabase } from '../../../src-main/store/open-database.ts'
import { startLab, temporaryFolder } from './cli.ts'

/** Where the platform has its usual places, in this test alone. */
let home: string

beforeEach(() => {
  home = temporaryFolder()
  // Elsewhere than on Linux the usual places follow from these.
  for (const name of ['HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA']) vi.stubEnv(name, home)
  for (const name of ['XDG_DATA_HOME', 'XDG_CONFIG_HOME']) vi.stubEnv(name, join(home, name))
  return () => {
    vi.unstubAllEnvs()
  }
})

function folderWith(...names: string[]): string {
  const folder = temporaryFolder()
  for (const name of names) writeFileSync(join(folder, name), '')
  return folder
}

const environment = () => ({
  ABLATION_LAB_DATA: '',
  HOME: home,
  XDG_DATA_HOME: join(home, 'XDG_DATA_HOME'),
  XDG_CONFIG_HOME: join(home, 'XDG_CONFIG_HOME')
})

describe('the data folder', () => {
  it('is the usual one until another is chosen, and again when that is forgotten', () => {
    const usual = dataFolder(undefined)
    expect(usual).toMatchObject({ because: 'usual', path: usual.usual })
    const chosen = folderWith()
    chooseFolder(chosen)
    expect(dataFolder(undefined)).toEqual({ path: chosen, because: 'chosen', usual: usual.usual })
    forgetFolder()
    expect(dataFolder(undefined)).toEqual(usual)
  })

  it('is the one that a start is told, whatever was chosen', () => {
    chooseFolder(folderWith())
    expect(dataFolder('/told')).toMatchObject({ path: '/told', because: 'told' })
  })

  it('is the usual one again when that is chosen', () => {
    const usual = dataFolder(undefined)
    chooseFolder(folderWith())
    chooseFolder(usual.path)
    expect(dataFolder(undefined)).toEqual(usual)
  })

  it('may hold what systems put everywhere', () => {
    const disk = folderWith('.DS_Store')
    mkdirSync(join(disk, 'lost+found'))
    chooseFolder(disk)
    expect(readdirSync(disk)).toContain('lab.db')
  })

  it('may hold a lab and whatever belongs to it', () => {
    const lab = folderWith('notes.txt')
    openDatabase(join(lab, 'lab.db')).close()
    chooseFolder(lab)
    expect(dataFolder(undefined).path).toBe(lab)
  })

  it('is no folder that holds something else, and none that is not there', () => {
    const before = dataFolder(undefined)
    const photos = folderWith('photo.jpg')
    expect(() => {
      chooseFolder(photos)
    }).toThrow(/"photo\.jpg" is in it: make a new folder/)
    expect(readdirSync(photos)).toEqual(['photo.jpg'])
    expect(() => {
      chooseFolder(join(photos, 'nowhere'))
    }).toThrow(BadInput)
    expect(dataFolder(undefined)).toEqual(before)
  })

  it('holds a lab whose file was about to be replaced by another when the computer went off', async () => {
    const disk = temporaryFolder()
    const file = (name: string) => join(disk, name)
    chooseFolder(disk)
    const swap = { fresh: 'lab-repaired.db', aside: 'lab-damaged-2026-11-22.db' }
    writeFileSync(file('lab.db.swap.json'), JSON.stringify(swap))
    copyFileSync(file('lab.db'), file(swap.fresh))
    renameSync(file('lab.db'), file(swap.aside))
    checkStillThere(dataFolder(undefined))
    const { code, stdout } = await startLab('', 'list', environment()).outcome
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('No experiments yet') as string
    })
    expect(readdirSync(disk)).toEqual(expect.arrayContaining(['lab.db', swap.aside]))
  })

  it('is told to be gone, and not made anew, when its disk is not there', () => {
    const disk = folderWith()
    chooseFolder(disk)
    checkStillThere(dataFolder(undefined))
    // As an unplugged disk leaves it: the folder that it was mounted on is empty.
    for (const name of readdirSync(disk)) rmSync(join(disk, name))
    expect(() => {
      checkStillThere(dataFolder(undefined))
    }).toThrow(/holds no lab now\. Is the disk/)
    expect(readdirSync(disk)).toEqual([])
  })
})

describe('the terminal', () => {
  it('works on the chosen folder, and says how to go on when that is gone', async () => {
    const disk = temporaryFolder()
    const run = (...args: string[]) => startLab('', ...args, environment()).outcome
    expect((await run('data-folder', disk)).stdout).toContain(disk)
    expect((await run('list')).stdout).toContain('No experiments yet')
    expect(readdirSync(disk)).toContain('lab.db')
    rmSync(disk, { recursive: true })
    const gone = await run('list')
    expect(gone).toMatchObject({ code: 2, stdout: '' })
    expect(gone.stderr).toMatch(/holds no lab now.*--data-dir DIR.*lab data-folder --usual/)
    expect((await run('data-folder', '--usual')).stdout).toContain('the usual one here')
    expect((await run('list')).code).toBe(0)
  })

  it('says that a folder which was chosen waits while the environment names another', async () => {
    const [chosen, told] = [temporaryFolder(), temporaryFolder()]
    const run = (...args: string[]) =>
      startLab('', ...args, { ...environment(), ABLATION_LAB_DATA: told }).outcome
    const choice = await run('data-folder', chosen)
    expect(choice).toMatchObject({ code: 0, stdout: `${told} (as ABLATION_LAB_DATA says)\n` })
    expect(choice.stderr).toContain('ABLATION_LAB_DATA goes first as long as it is set')
    expect((await run('data-folder')).stderr).toBe('')
  })
})

it.runIf(process.platform === 'linux')(
  'a folder that the system does not let exist is refused at once',
  () => {
    expect(() => {
      makeFolder('/proc/lab/data')
    }).toThrow(/ENOENT/)
  }
)
