import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeFiles } from '../../../src-main/export/write-files.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

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
})
