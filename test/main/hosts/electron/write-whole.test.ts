import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeWhole } from '../../../../src-main/hosts/electron/write-whole.ts'
import { temporaryFolder } from '../../store/temporary-folder.ts'

test('a file takes the place of an older one', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'chart.svg')
  writeFileSync(path, 'old')
  await writeWhole(path, Buffer.from('new'))
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(readdirSync(folder)).toEqual(['chart.svg'])
})

test('where the file cannot be put, nothing is left of it', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'chart.svg', 'in the way'), { recursive: true })
  await expect(writeWhole(join(folder, 'chart.svg'), Buffer.from('new'))).rejects.toThrow()
  expect(readdirSync(folder)).toEqual(['chart.svg'])
})
