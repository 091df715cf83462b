import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { writeFiles } from '../../../src-main/export/write-files.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  return { ...real, rename: vi.fn(real.rename) }
})

const bytes = (text: string) => new TextEncoder().encode(text)
/** More bytes than a file system takes for a name. */
const tooLong = '\u6f22'.repeat(120)

describe('files that the window made', () => {
  it('are written into a folder that is made for them, beside what is there, the last of a name', async () => {
    const dir = join(temporaryFolder(), 'charts')
    await writeFiles(dir, [{ name: 'loss.svg', content: bytes('old') }])
    writeFileSync(join(dir, 'mine.txt'), 'mine')
    const again = ['first', 'new'].map((text) => ({ name: 'loss.svg', content: bytes(text) }))
    await writeFiles(dir, [...again, { name: 'accuracy.svg', content: bytes('b') }])
    expect(readdirSync(dir).toSorted()).toEqual(['accuracy.svg', 'loss.svg', 'mine.txt'])
    expect(readFileSync(join(dir, 'loss.svg'), 'utf8')).toBe('new')
  })

  it('leave nothing where one of them cannot be written', async () => {
    const dir = join(temporaryFolder(), 'charts')
    const files = ['loss.svg', tooLong].map((name) => ({ name, content: bytes('a') }))
    await expect(writeFiles(dir, files)).rejects.toThrow('ENAMETOOLONG')
    expect(existsSync(dir)).toBe(false)
  })

  it('lose nothing that was there before where it cannot be put back: it is kept, and the message says where', async () => {
    const dir = temporaryFolder()
    const write = (text: string) =>
      writeFiles(
        dir,
        ['a.svg', 'b.svg'].map((name) => ({ name, content: bytes(text) }))
      )
    await write('old')
    const { rename: reallyRename } =
      await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises')
    // As on Windows, where a virus scanner looks at a.svg as soon as it is moved: nothing takes its place any more.
    vi.mocked(rename).mockImplementation(async (from, to) => {
      if (to === join(dir, 'a.svg')) throw Object.assign(new Error('EPERM: rename a.svg'), { code: 'EPERM' })
      await reallyRename(from, to)
    })
    const said: unknown = await write('new').catch((error: unknown) => error)
    vi.mocked(rename).mockImplementation(reallyRename)
    const aside =
      /EPERM.*could not be put back, and is in (.*): move it from there/.exec(String(said))?.[1] ?? ''
    expect(readFileSync(join(aside, 'a.svg'), 'utf8')).toBe('old')
    expect(readFileSync(join(dir, 'b.svg'), 'utf8')).toBe('old')
    await write('newest')
    expect(readdirSync(dir).toSorted()).toEqual([basename(dirname(aside)), 'a.svg', 'b.svg'].toSorted())
  })
})
