import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { BadInput } from '../../../src-engine/bad-input.ts'
import { putInPlace, repairedPath } from '../../../src-main/safety/put-in-place.ts'
import { openDatabase } from '../../../src-main/store/open-database.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { filledLab } from './filled-lab.ts'

/** As on Windows, where a file that another process has open cannot be renamed. */
const inUse = vi.hoisted(() => ({ file: null as string | null }))
vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>()
  const renameSync: typeof fs.renameSync = (from, to) => {
    if ([inUse.file, `${inUse.file}-wal`].includes(String(from)))
      throw Object.assign(new Error('EBUSY: in use'), { code: 'EBUSY' })
    fs.renameSync(from, to)
  }
  return { ...fs, renameSync }
})
afterEach(() => {
  inUse.file = null
})

it('a damaged file that another process has open stays, who wanted it replaced is told, and nothing is left to do', () => {
  const file = filledLab(temporaryFolder())
  const fresh = repairedPath(file)
  copyFileSync(file, fresh)
  // Looking whether somebody trains on it leaves an empty log.
  const names = () => readdirSync(dirname(file)).filter((name) => !/-(wal|shm)$/.test(name))
  const before = names()
  const bytes = readFileSync(file)
  inUse.file = file
  expect(() => putInPlace(file, fresh)).toThrow(BadInput)
  expect(() => putInPlace(file, fresh)).toThrow('is in use by another program (EBUSY: in use)')
  expect(names()).toEqual(before)
  expect(readFileSync(file).equals(bytes)).toBe(true)
  openDatabase(file).close()
  inUse.file = null
  putInPlace(file, fresh)
  expect(names()).not.toContain('lab-repaired.db')
})
