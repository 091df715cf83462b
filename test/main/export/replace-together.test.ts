import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replaceTogether } from '../../../src-main/export/replace-together.ts'

let root: string
const inside = (...names: string[]) => join(root, ...names)
const moves = (...names: string[]) =>
  names.map((name) => ({ from: inside('new', name), to: inside('dir', name) }))

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'replace-'))
  for (const folder of ['new', 'dir', 'aside']) await mkdir(inside(folder))
  for (const file of ['new/a', 'new/b', 'dir/b', 'dir/c']) await writeFile(inside(file), `from ${file}`)
})
afterEach(() => rm(root, { recursive: true, force: true }))

describe('replaceTogether', () => {
  it('moves what is new into place, and what was there away', async () => {
    await replaceTogether(moves('a', 'b'), inside('aside'))
    expect(await readdir(inside('dir'))).toEqual(['a', 'b', 'c'])
    expect(await readFile(inside('dir', 'b'), 'utf8')).toBe('from new/b')
    expect(await readdir(root)).toEqual(['dir', 'new'])
  })

  it('takes everything back when a move fails', async () => {
    await expect(replaceTogether(moves('a', 'b', 'c'), inside('aside'))).rejects.toThrow('ENOENT')
    expect(await readdir(inside('new'))).toEqual(['a', 'b'])
    expect(await readdir(inside('dir'))).toEqual(['b', 'c'])
    expect(await readdir(inside('aside'))).toEqual([])
    expect(await readFile(inside('dir', 'b'), 'utf8')).toBe('from dir/b')
  })
})
